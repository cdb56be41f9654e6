package io.plimsoll.model.scenario;

/**
 * A number that answers bring along, such as how many hits a cache had: collected over all answers
 * that pass the checks of their step.
 *
 * @param name metrics with the same name are collected together
 */
public record Metric(String name, Save.Source from) {}

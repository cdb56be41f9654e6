package io.plimsoll.app.cli.plan;

import java.util.OptionalLong;

/**
 * What this machine gives to a generator; empty where it does not say.
 *
 * @param ports local ports that one address has for outgoing connections
 * @param descriptors files and sockets that this process may open
 * @param processors that it may use
 */
public record Machine(OptionalLong ports, OptionalLong descriptors, int processors) {}

/**
 * Scenario files: text to records with every problem at its place, and the JSON Schema, both from
 * one description of the language; the way back is in {@code writer}. Knows nothing of what becomes
 * of a scenario.
 */
@NullMarked
package io.plimsoll.model.yaml;

import org.jspecify.annotations.NullMarked;

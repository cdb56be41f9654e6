/**
 * Scenario files: text to records with every problem at its place, and the JSON Schema. What may
 * stand in a file is said in {@code language}; {@code http} reads what is about HTTP; the way back
 * is in {@code writer}. Knows nothing of what becomes of a scenario.
 */
@NullMarked
package io.plimsoll.model.yaml;

import org.jspecify.annotations.NullMarked;

/**
 * Scenario files: text to records with every problem at its place, records to text, and the JSON
 * Schema, all from one description of the language. Knows nothing of what becomes of a scenario.
 */
@NullMarked
package io.plimsoll.model.yaml;

import org.jspecify.annotations.NullMarked;

/**
 * YAML text as a tree of nodes with their places, and nodes as text; the problems found in a file.
 * Knows nothing of scenarios.
 */
@NullMarked
package io.plimsoll.model.yaml.tree;

import org.jspecify.annotations.NullMarked;

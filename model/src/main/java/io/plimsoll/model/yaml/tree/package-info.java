/**
 * YAML text as a tree of nodes with their places, and nodes as text; the problems found in a file.
 * Knows nothing of what a scenario is.
 */
@NullMarked
package io.plimsoll.model.yaml.tree;

import org.jspecify.annotations.NullMarked;

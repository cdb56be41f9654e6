/**
 * The comparison language of conditions: a text becomes a tree, and the tree says yes or no for
 * given values. Pure: knows nothing of files, steps or where values come from.
 */
@NullMarked
package io.plimsoll.model.expression;

import org.jspecify.annotations.NullMarked;

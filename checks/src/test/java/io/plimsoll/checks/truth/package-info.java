/**
 * The end-to-end truth tests: each starts Plimsoll and its reference target as processes of their
 * own and holds what the one reports against what the other saw. docs/truth.md lists what they
 * prove.
 *
 * <p>Knows Plimsoll by its command line and its JSON alone; must not know its classes.
 */
@NullMarked
package io.plimsoll.checks.truth;

import org.jspecify.annotations.NullMarked;

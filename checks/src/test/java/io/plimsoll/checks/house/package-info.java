/**
 * The rules of the house, held by tests: which room may know which, and how the project's text
 * looks.
 *
 * <p>Every rule carries an example that it must refuse, so that no rule can be true by accident.
 */
@NullMarked
package io.plimsoll.checks.house;

import org.jspecify.annotations.NullMarked;

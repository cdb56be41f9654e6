/**
 * The launcher script as its users call it: from any folder, with whatever JDK they have.
 *
 * <p>Knows no class of the program; a JDK made of scripts stands in for the real one.
 */
@NullMarked
package io.plimsoll.checks.launcher;

import org.jspecify.annotations.NullMarked;

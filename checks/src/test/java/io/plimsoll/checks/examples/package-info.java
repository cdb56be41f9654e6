/** The example files, run for real: what they teach works. */
@NullMarked
package io.plimsoll.checks.examples;

import org.jspecify.annotations.NullMarked;

/**
 * What is known of a run besides its figures, and what of it nobody may see: both for those who
 * keep a run and for those who show it.
 */
@NullMarked
package io.plimsoll.results.run;

import org.jspecify.annotations.NullMarked;

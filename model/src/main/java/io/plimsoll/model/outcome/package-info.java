/**
 * What came out: the run with its two ledgers and its histograms, the live interval, the findings
 * and the verdict. Records; they do not know how they were measured or shown.
 */
@NullMarked
package io.plimsoll.model.outcome;

import org.jspecify.annotations.NullMarked;

/**
 * What came out: the run with its two ledgers and its histograms, the live interval, the findings
 * and the verdict; and what is added up on the way. Does not know how it is measured, judged or
 * shown.
 */
@NullMarked
package io.plimsoll.model.outcome;

import org.jspecify.annotations.NullMarked;

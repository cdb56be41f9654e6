/**
 * The verdict on a run: every SLO decided with two bounds, whether the plan was delivered, and the
 * merged figures that console and reports show.
 *
 * <p>Knows the run's record and nothing else; not how it was measured, nor how it is shown.
 */
@NullMarked
package io.plimsoll.analysis.slo;

import org.jspecify.annotations.NullMarked;

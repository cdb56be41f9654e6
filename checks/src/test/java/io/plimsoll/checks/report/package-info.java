/** The report in a real browser: nothing that a target or a scenario says may ever run there. */
@NullMarked
package io.plimsoll.checks.report;

import org.jspecify.annotations.NullMarked;

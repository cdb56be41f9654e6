/**
 * What somebody recorded of real traffic: access logs, rows of CSV and JSON lines, HAR. Read one
 * request after the other, however large the file is. Knows nothing of scenarios or of load.
 */
@NullMarked
package io.plimsoll.model.recording;

import org.jspecify.annotations.NullMarked;

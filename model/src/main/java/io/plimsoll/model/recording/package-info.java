/**
 * What somebody recorded of real traffic: access logs, rows of CSV and JSON lines, HAR. Read one
 * request after the other, however large the file is, and made into what a replay needs: when its
 * requests start, and a workload for each kind of them. Knows nothing of files of scenarios or of
 * who plays it.
 */
@NullMarked
package io.plimsoll.model.recording;

import org.jspecify.annotations.NullMarked;

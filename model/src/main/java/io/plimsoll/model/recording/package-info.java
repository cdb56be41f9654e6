/**
 * What somebody recorded of real traffic: access logs, rows of CSV and JSON lines, HAR. Read one
 * request after the other, however large the file is. Knows what an HTTP request is, and nothing of
 * workloads or of load.
 */
@NullMarked
package io.plimsoll.model.recording;

import org.jspecify.annotations.NullMarked;

/**
 * A run on disk: the directory with its scenario, its journal and its result, and the way back from
 * there to the run. Knows files and nothing of how a run is made or shown.
 */
@NullMarked
package io.plimsoll.results.store;

import org.jspecify.annotations.NullMarked;

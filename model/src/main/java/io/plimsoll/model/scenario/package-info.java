/**
 * What to run: the scenario as records. They are also the Java way to write a scenario; the yaml
 * room turns files into them and back. Knows nothing of files, sockets or results.
 */
@NullMarked
package io.plimsoll.model.scenario;

import org.jspecify.annotations.NullMarked;

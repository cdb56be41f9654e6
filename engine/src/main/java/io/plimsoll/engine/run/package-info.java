/**
 * Runs on this machine: compiles the scenario to a plan, warms the engine, starts the shards, walks
 * the graph of phases, and puts the run together. Knows every other room of the engine.
 */
@NullMarked
package io.plimsoll.engine.run;

import org.jspecify.annotations.NullMarked;

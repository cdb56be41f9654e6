/**
 * Records of a scenario as nodes, so that a file of them reads back to the same records. Knows
 * nothing of how files are read.
 */
@NullMarked
package io.plimsoll.model.yaml.writer;

import org.jspecify.annotations.NullMarked;

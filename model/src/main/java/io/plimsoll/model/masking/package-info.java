/**
 * Hides secrets in texts that are shown or kept: finds them as they are, and in what comes out when
 * the encodings that they may have been written in are undone. Does not know whose texts these are.
 */
@NullMarked
package io.plimsoll.model.masking;

import org.jspecify.annotations.NullMarked;

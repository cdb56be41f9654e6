/**
 * A scenario tried by one user: what was sent and what came back, shown in full but for secrets.
 * Knows nothing of terminals, files or commands.
 */
@NullMarked
package io.plimsoll.app.cli.trial;

import org.jspecify.annotations.NullMarked;

/**
 * A scenario before it runs: when its phases begin, how much they send, what that takes, and the
 * load curve as a picture. Pure functions of the scenario and of the machine's figures.
 */
@NullMarked
package io.plimsoll.app.cli.plan;

import org.jspecify.annotations.NullMarked;

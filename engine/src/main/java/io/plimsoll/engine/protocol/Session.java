package io.plimsoll.engine.protocol;

import org.jspecify.annotations.Nullable;

/** The user, or the arrival, that requests are made for: what a client keeps for it hangs here. */
public final class Session {

    private @Nullable Object kept;

    /** What a client has kept here, such as a connection of this user's own. */
    public @Nullable Object kept() {
        return kept;
    }

    public void keep(@Nullable Object thing) {
        kept = thing;
    }
}

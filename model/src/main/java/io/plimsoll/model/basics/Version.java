package io.plimsoll.model.basics;

/** What this Plimsoll is called. */
public final class Version {

    /** That of the root POM. */
    public static final String NUMBER = "0.1.0";

    private Version() {}
}

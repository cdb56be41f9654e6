package io.plimsoll.app.cli;

/** What this Plimsoll is called. */
final class Version {

    static final String NUMBER = "0.1.0";

    private Version() {}
}

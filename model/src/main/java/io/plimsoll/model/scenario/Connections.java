package io.plimsoll.model.scenario;

/** How requests get their connections. */
public enum Connections {
    /** From one pool of kept-alive connections. */
    SHARED,
    /** Each user, or each arrival, has its own, kept alive while it lives. */
    PER_USER,
    /** A new one for each request, closed after it. */
    NEW
}

package io.plimsoll.engine.protocol.http;

import io.plimsoll.engine.protocol.Session;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/** What is kept for one user or arrival: its connections, and its cookies if it takes any. */
final class SessionState {

    private final IdentityHashMap<ConnectionPool, Connection> connections =
            new IdentityHashMap<>(2);
    private final CookieJar cookies = new CookieJar();

    /** What is kept for it, from now on at least. */
    static SessionState of(Session session) {
        if (session.kept() instanceof SessionState kept) {
            return kept;
        }
        SessionState kept = new SessionState();
        session.keep(kept);
        return kept;
    }

    @Nullable Connection connection(ConnectionPool pool) {
        return connections.get(pool);
    }

    void keep(ConnectionPool pool, Connection connection) {
        connections.put(pool, connection);
    }

    CookieJar cookies() {
        return cookies;
    }

    void close() {
        connections.values().forEach(Connection::close);
    }
}

package io.plimsoll.engine.protocol.http;

import io.plimsoll.engine.protocol.Op;
import io.plimsoll.engine.protocol.net.Failures;
import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.model.scenario.Connections;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one shard: which are idle, how many there are, who waits for one. A request
 * takes an idle one, has one opened while the limits allow it, or waits its turn. Before it opens
 * or waits, what has arrived is read, since an unread answer holds its connection.
 */
final class ConnectionPool implements Connection.Owner {

    /** Makes connections for the pool. */
    interface Opener {

        /**
         * Begins to open one; later, or at once, the pool's {@code opened} or {@code refused} is
         * called.
         */
        void open(Connection.Demand demand);
    }

    /** Knows what goes out for an op. */
    interface Requests {
        Outgoing of(Op op);
    }

    private final Connections mode;
    private final Opener opener;
    private final Requests requests;
    private final BooleanSupplier readArrived;
    private final int connectionsMax;
    private final int[] takenMax;
    private final int[] taken;
    private final ArrayDeque<Connection> idle = new ArrayDeque<>();

    /** Requests that wait for another to end. */
    private final ArrayDeque<Connection.Demand> atLimit = new ArrayDeque<>();

    /** Requests that wait for a connection of their own to open; another may be free before. */
    private final ArrayDeque<Connection.Demand> connecting = new ArrayDeque<>();

    private boolean openingForWaiting;
    private int askingNames;
    private int open;
    private long opened;
    private long reused;
    private long firsts;

    /**
     * @param readArrived reads what has arrived, if this is not called from within a read
     * @param takenMax how many connections the requests of each phase may use at once
     */
    ConnectionPool(
            Connections mode,
            Opener opener,
            Requests requests,
            BooleanSupplier readArrived,
            int connectionsMax,
            List<Integer> takenMax) {
        this.mode = mode;
        this.opener = opener;
        this.requests = requests;
        this.readArrived = readArrived;
        this.connectionsMax = connectionsMax;
        this.takenMax = takenMax.stream().mapToInt(Integer::intValue).toArray();
        taken = new int[takenMax.size()];
    }

    /** Sends the request as soon as there is a connection for it. */
    void send(Op op) {
        Connection ready = mayTake(op.phase) ? idleFor(op) : null;
        if (ready != null) {
            take(ready, op);
            return;
        }
        if (readArrived.getAsBoolean()) {
            ready = mayTake(op.phase) ? idleFor(op) : null;
            if (ready != null) {
                take(ready, op);
                return;
            }
        }
        Connection.Demand demand = new Connection.Demand(op, this);
        op.held = demand;
        if (mayTake(op.phase) && open < connectionsMax) {
            open(demand);
        } else {
            atLimit.add(demand);
        }
    }

    private boolean mayTake(int phase) {
        return taken[phase] < takenMax[phase];
    }

    private @Nullable Connection idleFor(Op op) {
        return switch (mode) {
            case SHARED -> openIdle();
            case PER_USER -> ownOf(op);
            case NEW -> null;
        };
    }

    /** One that has just closed itself is still among the idle ones until the loop tells. */
    private @Nullable Connection openIdle() {
        Connection next = idle.poll();
        while (next != null && !next.isOpenStill(System.nanoTime())) {
            next = idle.poll();
        }
        return next;
    }

    private @Nullable Connection ownOf(Op op) {
        Connection own =
                op.session.kept() instanceof SessionState kept ? kept.connection(this) : null;
        return own != null && own.isOpenStill(System.nanoTime()) ? own : null;
    }

    private void take(Connection connection, Op op) {
        taken[op.phase]++;
        serve(connection, op);
    }

    private void serve(Connection connection, Op op) {
        if (connection.hasServed()) {
            reused++;
        } else {
            firsts++;
            op.connectNanos = connection.connectNanos();
        }
        if (mode == Connections.PER_USER) {
            SessionState.of(op.session).keep(this, connection);
        }
        connection.send(op, requests.of(op));
    }

    private void open(Connection.Demand demand) {
        open++;
        taken[demand.phase]++;
        demand.opens = true;
        connecting.add(demand);
        opener.open(demand);
    }

    /** The opener begins, or has ceased, to ask a name server for the sake of a demand. */
    void asksName(Connection.Demand demand, boolean asks) {
        demand.asksName = asks;
        askingNames += asks ? 1 : -1;
    }

    /** Whether there is no connection, and all that are to come wait for a name server. */
    boolean waitsForNames() {
        return askingNames > 0 && askingNames == open;
    }

    /** The connection of this demand is open. */
    void opened(Connection connection, Connection.Demand demand) {
        opened++;
        connecting.remove(demand);
        Op op = demand.take();
        if (op != null) {
            serve(connection, op);
        } else if (mode == Connections.SHARED) {
            taken[demand.phase]--;
            offer(connection);
        } else {
            taken[demand.phase]--;
            connection.close();
        }
    }

    /** The connection of this demand could not be opened. */
    void refused(Connection.Demand demand, Throwable why) {
        open--;
        taken[demand.phase]--;
        connecting.remove(demand);
        Op op = demand.take();
        if (op != null) {
            long now = System.nanoTime();
            op.doneNanos = now;
            op.readNanos = now;
            ErrorKind kind = Failures.ofConnecting(why);
            String text = Failures.text(why);
            if (kind.blame() == ErrorKind.Blame.GENERATOR) {
                op.notSent(kind, text);
            } else {
                op.failed(kind, text);
            }
        }
        openForWaiting();
    }

    @Override
    public void free(Connection connection, int phase) {
        taken[phase]--;
        switch (mode) {
            case SHARED -> offer(connection);
            case PER_USER -> openForWaiting();
            case NEW -> connection.close();
        }
    }

    @Override
    public void broken(int phase) {
        taken[phase]--;
    }

    @Override
    public void gone(Connection connection) {
        open--;
        if (mode == Connections.SHARED) {
            idle.remove(connection);
        }
        openForWaiting();
    }

    /** Gives a connection to the first that waits at a limit and may have it, or keeps it. */
    private void offer(Connection connection) {
        if (!serveFirst(atLimit, connection)) {
            idle.push(connection);
        }
    }

    /** What stayed idle although others wait for theirs to open serves them. */
    @Override
    public void settle() {
        while (!connecting.isEmpty() && !idle.isEmpty() && mode == Connections.SHARED) {
            Connection free = openIdle();
            if (free != null && !serveFirst(connecting, free)) {
                idle.push(free);
                return;
            }
        }
    }

    private boolean serveFirst(ArrayDeque<Connection.Demand> waiting, Connection connection) {
        for (Iterator<Connection.Demand> each = waiting.iterator(); each.hasNext(); ) {
            Connection.Demand demand = each.next();
            if (mayTake(demand.phase)) {
                each.remove();
                Op op = demand.take();
                if (op != null) {
                    if (waiting == atLimit) {
                        op.limitEndNanos = System.nanoTime();
                    }
                    take(connection, op);
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * A connection that fails at once comes back here; the loop that is under way goes on with the
     * next.
     */
    private void openForWaiting() {
        if (openingForWaiting) {
            return;
        }
        openingForWaiting = true;
        try {
            for (Connection.Demand demand = firstAtLimit();
                    demand != null;
                    demand = firstAtLimit()) {
                atLimit.remove(demand);
                openOrTakeOwn(demand);
            }
        } finally {
            openingForWaiting = false;
        }
    }

    /** A user that waited at the limit of its phase still has its own connection. */
    private void openOrTakeOwn(Connection.Demand demand) {
        Op op = demand.op();
        Connection own = op == null || mode != Connections.PER_USER ? null : ownOf(op);
        if (op != null && own != null) {
            demand.take();
            take(own, op);
        } else {
            open(demand);
        }
    }

    /**
     * The first that waits for a connection to be opened, or for its turn on its own, if it may
     * have it now; its wait at the limit is over.
     */
    private Connection.@Nullable Demand firstAtLimit() {
        boolean mayOpen = open < connectionsMax;
        if (!mayOpen && mode != Connections.PER_USER) {
            return null;
        }
        for (Connection.Demand demand : atLimit) {
            Op op = demand.op();
            if (op != null && mayTake(demand.phase) && (mayOpen || ownOf(op) != null)) {
                op.limitEndNanos = System.nanoTime();
                return demand;
            }
        }
        return null;
    }

    /** Forgets a request that waits. */
    void abandon(Connection.Demand demand) {
        demand.take();
        atLimit.remove(demand);
    }

    /** Attempts handed to connections. */
    long sent() {
        return firsts + reused;
    }

    long opened() {
        return opened;
    }

    long reused() {
        return reused;
    }
}

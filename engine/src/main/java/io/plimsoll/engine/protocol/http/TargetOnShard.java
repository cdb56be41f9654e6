package io.plimsoll.engine.protocol.http;

import io.plimsoll.engine.protocol.net.TargetAddresses;
import io.plimsoll.model.outcome.TargetStats;

/** A target that requests of one shard go to: its addresses and its connections. */
final class TargetOnShard implements ConnectionPool.Opener, AutoCloseable {

    private final String name;
    private final HttpTarget at;
    private final Connector connector;
    private final TargetAddresses addresses;
    private final ConnectionPool pool;

    /** Makes the pool of a target. */
    interface Pools {
        ConnectionPool newPool(ConnectionPool.Opener opener);
    }

    TargetOnShard(
            String name,
            HttpTarget at,
            Connector connector,
            TargetAddresses addresses,
            Pools pools) {
        this.name = name;
        this.at = at;
        this.connector = connector;
        this.addresses = addresses;
        pool = pools.newPool(this);
    }

    ConnectionPool pool() {
        return pool;
    }

    TargetStats stats() {
        return new TargetStats(
                name,
                "http://" + at.authority() + at.prefix(),
                pool.sent(),
                pool.opened(),
                pool.reused());
    }

    @Override
    public void open(Connection.Demand demand) {
        pool.asksName(demand, true);
        addresses.next(
                inTurn -> {
                    pool.asksName(demand, false);
                    connector.open(pool, inTurn, demand);
                },
                why -> {
                    pool.asksName(demand, false);
                    pool.refused(demand, why);
                });
    }

    @Override
    public void close() {
        addresses.close();
    }
}

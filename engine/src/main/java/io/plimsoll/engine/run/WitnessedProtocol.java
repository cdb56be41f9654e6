package io.plimsoll.engine.run;

import io.plimsoll.engine.load.Plan;
import io.plimsoll.engine.protocol.Client;
import io.plimsoll.engine.protocol.Op;
import io.plimsoll.engine.protocol.Protocol;
import io.plimsoll.engine.protocol.Session;
import io.plimsoll.engine.protocol.ShardContext;
import io.plimsoll.engine.protocol.Witness;
import io.plimsoll.model.outcome.TargetStats;
import io.plimsoll.model.scenario.Step;
import java.util.List;

/** A protocol every request of which is looked at. */
record WitnessedProtocol(Protocol protocol, Plan plan, Witness witness) implements Protocol {

    @Override
    public boolean handles(Step.Request step) {
        return protocol.handles(step);
    }

    @Override
    public Client open(ShardContext shard) {
        return new Watched(protocol.open(shard));
    }

    @Override
    public void close() {
        protocol.close();
    }

    private final class Watched implements Client {

        private final Client client;

        Watched(Client client) {
            this.client = client;
        }

        @Override
        public void start(Op op) {
            Plan.Request request = plan.requests().get(op.request);
            op.witness = witness;
            witness.begins(
                    op,
                    request.step(),
                    plan.workloads().get(op.workload).variables(),
                    plan.keys().workloads().get(op.workload),
                    request.stage());
            client.start(op);
        }

        @Override
        public void abandon(Op op) {
            client.abandon(op);
        }

        @Override
        public void leave(Session session) {
            client.leave(session);
        }

        @Override
        public long connectionsOpened() {
            return client.connectionsOpened();
        }

        @Override
        public long connectionsReused() {
            return client.connectionsReused();
        }

        @Override
        public List<TargetStats> targets() {
            return client.targets();
        }

        @Override
        public void close() {
            client.close();
        }
    }
}

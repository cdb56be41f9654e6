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

/**
 * A protocol every request of which is looked at.
 *
 * @param steps what the steps of the plan's workloads are
 */
record WitnessedProtocol(Protocol protocol, Plan plan, Witness witness, Witness.Stage steps)
        implements Protocol {

    private Witness.Stage stage(Op op) {
        Plan.Workload workload = plan.workloads().get(op.workload);
        int move = 0;
        while (!(workload.moves().get(move) instanceof Plan.Move.Send send
                && send.request().index() == op.request)) {
            move++;
        }
        return move < workload.firstStep()
                ? Witness.Stage.START
                : move < workload.endStep() ? steps : Witness.Stage.END;
    }

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
            op.witness = witness;
            witness.begins(
                    op,
                    plan.requests().get(op.request).step(),
                    plan.workloads().get(op.workload).variables(),
                    plan.keys().workloads().get(op.workload),
                    stage(op));
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

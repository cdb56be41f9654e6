package io.plimsoll.results.store;

import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.scenario.Scenario;
import io.plimsoll.model.yaml.ScenarioReader;
import io.plimsoll.results.run.Credentials;
import io.plimsoll.results.run.Origin;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How a journal begins: what is run, against what, when, and by which command. */
record Start(Scenario scenario, String url, Instant started, Origin origin) {

    private static final int NANOS_MAX = 999_999_999;

    /** The first block; credentials stay out of it. */
    Block block(Credentials credentials) {
        Set<String> targets = new HashSet<>(scenario.targets().values());
        targets.add(scenario.target());
        BlockOutput out = new BlockOutput();
        out.text(credentials.file(scenario));
        texts(List.copyOf(targets), out);
        out.text(url);
        out.number(started.getEpochSecond());
        out.number(started.getNano());
        texts(origin.without(credentials::mask).command(), out);
        out.text(origin.version());
        out.text(origin.machine());
        return new Block(Block.Kind.START, out.bytes());
    }

    static Start of(Block block) {
        BlockInput in = new BlockInput(block.body());
        String scenario = in.text();
        List<String> targets = texts(in);
        String url = in.text();
        long seconds = in.number();
        int nanos = in.count(NANOS_MAX);
        Origin origin = new Origin(texts(in), in.text(), in.text());
        in.end();
        try {
            // They were good when the run began, so what is no URL names a reference target.
            ScenarioReader reader = new ScenarioReader(Set.copyOf(targets));
            return new Start(
                    reader.read("scenario.yaml", scenario),
                    url,
                    Instant.ofEpochSecond(seconds, nanos),
                    origin);
        } catch (PlimsollException | DateTimeException e) {
            throw new DamageException("a scenario that cannot be read: " + e.getMessage());
        }
    }

    private static void texts(List<String> texts, BlockOutput out) {
        out.number(texts.size());
        texts.forEach(out::text);
    }

    private static List<String> texts(BlockInput in) {
        List<String> texts = new ArrayList<>();
        for (int left = in.entries(); left > 0; left--) {
            texts.add(in.text());
        }
        return texts;
    }
}

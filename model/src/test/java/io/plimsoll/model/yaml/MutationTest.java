package io.plimsoll.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.basics.ProblemText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MutationTest {

    private static final long SEED = Long.getLong("mutation.seed", 20_261_121L);
    private static final int MUTATIONS = 2_000;

    private final ScenarioReader reader = new ScenarioReader(Set.of("echo"));
    private int typos;
    private int mended;
    private final List<String> misses = new ArrayList<>();

    @Test
    void should_name_the_exact_line_and_the_right_key_when_one_edit_spoils_a_file()
            throws IOException {
        System.out.println("mutations: seed " + SEED);
        SplittableRandom random = new SplittableRandom(SEED);
        List<String> files = Examples.texts();
        int judged = 0;
        for (int attempt = 0; judged < MUTATIONS && attempt < 100 * MUTATIONS; attempt++) {
            String file = files.get(random.nextInt(files.size()));
            Mutation mutation = Mutation.of(file, random.nextInt(Mutation.KINDS), random);
            if (mutation != null && judge(mutation)) {
                judged++;
            }
        }
        System.out.printf("mutations: %d of %d typos mended%n", mended, typos);
        assertThat(judged).isEqualTo(MUTATIONS);
        assertThat(misses).isEmpty();
        assertThat((double) mended / typos).as("right suggestions").isGreaterThanOrEqualTo(0.9);
    }

    /** Whether the file was spoilt at all: some edits leave it as good as it was. */
    private boolean judge(Mutation mutation) {
        try {
            reader.read("mutated.yaml", mutation.text());
            return false;
        } catch (PlimsollException e) {
            Problem first = e.problems().getFirst();
            boolean exact = first.where().orElseThrow().line() == mutation.line();
            if (!exact) {
                misses.add(
                        mutation.kind()
                                + " in line "
                                + mutation.line()
                                + "\n"
                                + ProblemText.of(first)
                                + mutation.text());
            }
            if (!mutation.meant().isEmpty()) {
                typos++;
                boolean right =
                        e.problems().stream()
                                .anyMatch(
                                        p ->
                                                p.help()
                                                        .orElse("")
                                                        .contains("`" + mutation.meant() + "`"));
                mended += right ? 1 : 0;
            }
            return true;
        }
    }
}

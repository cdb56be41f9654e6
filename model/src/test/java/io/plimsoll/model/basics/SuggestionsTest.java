package io.plimsoll.model.basics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionsTest {

    private static final List<String> KEYS = List.of("rate", "ramp", "name", "for", "in-flight");

    @Test
    void should_suggest_the_nearest_word() {
        assertThat(Suggestions.nearest("raet", KEYS)).containsExactly("rate");
        assertThat(Suggestions.nearest("fro", KEYS)).containsExactly("for");
        assertThat(Suggestions.nearest("in_flight", KEYS)).containsExactly("in-flight");
        assertThat(Suggestions.nearest("inFlight", KEYS)).containsExactly("in-flight");
    }

    @Test
    void should_suggest_all_that_are_equally_near() {
        assertThat(Suggestions.didYouMean("pst", List.of("post", "put", "get")))
                .hasValue("did you mean `post` or `put`?");
    }

    @Test
    void should_find_a_word_in_a_compound() {
        assertThat(Suggestions.nearest("arrival_rate", KEYS)).containsExactly("rate");
    }

    @Test
    void should_suggest_nothing_far_fetched() {
        assertThat(Suggestions.nearest("xyz", KEYS)).isEmpty();
        assertThat(Suggestions.nearest("x", KEYS)).isEmpty();
        assertThat(Suggestions.nearest("", KEYS)).isEmpty();
        assertThat(Suggestions.nearest("a".repeat(10_000), KEYS)).isEmpty();
        assertThat(Suggestions.didYouMeanOr("xyz", KEYS, "keys"))
                .isEqualTo("keys: rate, ramp, name, for, in-flight");
        assertThat(Suggestions.didYouMeanOr("xyz", List.of(), "keys")).isEqualTo("keys: none");
    }
}

package io.plimsoll.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.model.masking.Masks;
import io.plimsoll.model.outcome.ErrorCount;
import io.plimsoll.model.outcome.ErrorKind;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ErrorTextsTest {

    private final ErrorTextQueue shard = new ErrorTextQueue();
    private final ErrorTexts texts = new ErrorTexts(Masks.of(List.of("s3cr3tKEY")));

    private void keep(int series, String text, String trace) {
        shard.keep(series, ErrorKind.CHECK, text, trace);
        texts.take(shard);
    }

    private String told(int series) {
        return texts.tell(series, ErrorKind.CHECK);
    }

    @Test
    void should_tell_each_text_once_and_without_secrets() {
        keep(3, "status 500: s3cr3t%4BEY!", "00-ab-cd-01");
        ErrorTextQueue other = new ErrorTextQueue();
        other.keep(3, ErrorKind.CHECK, "of another shard", "");

        assertThat(told(3)).isEqualTo("status 500: ***! [traceparent 00-ab-cd-01]");

        texts.take(other);
        assertThat(told(3)).isEmpty();
        assertThat(told(4)).isEmpty();
    }

    @Test
    void should_cut_a_text_only_where_no_secret_is_left_in_it() {
        keep(0, "x".repeat(500) + "s3cr3tKEY".repeat(100), "t".repeat(20));

        assertThat(told(0))
                .hasSizeLessThanOrEqualTo(ErrorCount.SAMPLE_CHARACTERS_MAX)
                .doesNotContain("s3cr")
                .endsWith(" [traceparent " + "t".repeat(20) + "]");
    }

    @Test
    void should_let_texts_wait_for_another_second_when_there_are_many() {
        IntStream.range(0, 50).forEach(series -> keep(series, "x".repeat(10_000), ""));
        keep(50, "short", "");

        assertThat(IntStream.range(0, 50).filter(series -> !told(series).isEmpty()))
                .as("in the first second")
                .hasSize(10);
        assertThat(told(50)).as("while there is no room").isEmpty();
        texts.nextSecond();
        assertThat(told(0)).as("again").isEmpty();
        assertThat(told(10)).as("in the next second").isNotEmpty();
        assertThat(told(50)).isEqualTo("short");
    }
}

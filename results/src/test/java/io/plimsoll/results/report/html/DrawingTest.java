package io.plimsoll.results.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.plimsoll.results.report.Timeline.Stretch;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Axes, paths and labels. */
final class DrawingTest {

    @Test
    void should_place_values_evenly_and_keep_them_on_the_axis() {
        Scale scale = Scale.linear(0, 10, 100, 0);

        assertThat(scale.at(0)).isEqualTo(100);
        assertThat(scale.at(2.5)).isEqualTo(75);
        assertThat(scale.at(11)).isZero();
        assertThat(scale.at(-1)).isEqualTo(100);
    }

    @Test
    void should_place_values_by_their_logarithm() {
        Scale scale = Scale.around(1.5e6, 3e8, 0, 300);

        assertThat(scale.from()).isEqualTo(1e6, offset(1e-3));
        assertThat(scale.to()).isEqualTo(5e8, offset(1e-3));
        assertThat(Scale.logarithmic(1e6, 1e9, 0, 300).at(1e7)).isEqualTo(100, offset(1e-9));
        assertThat(scale.at(0)).isZero();
        assertThat(scale.ticks(4)).hasSize(3);
        assertThat(Scale.around(1.5e6, 4e6, 0, 1).ticks(4)).hasSize(3);
    }

    @Test
    void should_have_an_axis_also_for_a_single_value() {
        assertThat(Scale.around(1e6, 1e6, 0, 100).at(1e6)).isZero();
        assertThat(Scale.linear(0, 0, 0, 100).at(0)).isZero();
        assertThat(Scale.logarithmic(5, 5, 0, 100).at(5)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "3, 3", "7, 8", "97, 100", "101, 150", "720, 800", "9999, 10000"})
    void should_end_an_axis_at_a_round_value(double most, double end) {
        assertThat(Scale.roundUp(most)).isEqualTo(end, offset(1e-9));
        assertThat(Scale.linear(0, end, 0, 1).ticks(4)).hasSizeBetween(2, 6);
    }

    @Test
    void should_draw_lines_steps_and_boxes() {
        assertThat(new Path().to(0, 1).to(2.04, 3).toString()).isEqualTo("M0 1h0L2 3");
        assertThat(new Path().to(0, 1).lift().to(2, 3).toString()).isEqualTo("M0 1h0M2 3h0");
        assertThat(new Path().step(0, 5, 1).step(5, 9, 2).toString()).isEqualTo("M0 1h0H5L5 2H9");
        assertThat(new Path().box(1, 2, 3, 4).toString()).isEqualTo("M1 2h3v4h-3z");
    }

    @Test
    void should_put_the_names_of_narrow_phases_below_the_bands() {
        Markup page = new Markup();
        PhaseBands bands =
                new PhaseBands(
                        page,
                        List.of(
                                new Stretch("warm-up", 0, 5, false),
                                new Stretch("a peak", 5, 6, true),
                                new Stretch("steady", 6, 90, true),
                                new Stretch("the end of it", 90, 100, true)),
                        Scale.linear(0, 100, 0, 500));

        bands.draw(300);

        assertThat(bands.height()).isEqualTo(60);
        assertThat(MarkupTest.written(page))
                .contains("<text x=\"5\" y=\"32.5\">warm-up (not recorded)</text>")
                .contains("<text x=\"30\" y=\"52.5\">a peak</text>")
                .contains("<text x=\"35\" y=\"12.5\">steady</text>")
                .contains("y=\"32.5\">the end of it</text>");
    }

    @Test
    void should_shorten_labels_to_their_room() {
        assertThat(Charts.fit("steady", 100)).isEqualTo("steady");
        assertThat(Charts.fit("a long name of a phase", 70)).isEqualTo("a long na…");
        assertThat(Charts.fit("😀😀😀😀😀😀😀😀", 40)).isEqualTo("😀😀😀😀😀…");
        assertThat(Charts.fit("steady", 20)).isEmpty();
        assertThat(Charts.time(1e6)).isEqualTo("1ms");
        assertThat(Charts.time(1e8)).isEqualTo("100ms");
        assertThat(Charts.count(2.5)).isEqualTo("2.5");
        assertThat(Charts.count(10_000)).isEqualTo("10,000");
    }

    @Test
    void should_have_few_marks_where_nothing_took_any_time() {
        assertThat(Scale.around(0, 2_000, 0, 100).ticks(5)).hasSizeBetween(2, 12);
    }
}

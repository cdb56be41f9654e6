package io.plimsoll.results.report.html;

import static io.plimsoll.results.fixture.Golden.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.analysis.slo.Judge;
import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.results.fixture.Runs;
import io.plimsoll.results.fixture.SimulatedRuns;
import io.plimsoll.results.report.Report;
import io.plimsoll.results.run.Origin;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The page: one file, complete, the same facts as on the console, usable by all. */
final class HtmlReportTest {

    private static final String[] SLOS = {
        "p95 < 100ms",
        "p99 of lookup < 500ms during steady",
        "errors < 0.1%",
        "throughput > 90/s during steady",
        "journey p95 of browse < 1s"
    };

    private static String page(Run run) {
        Origin origin =
                new Origin(
                        List.of("run", "checkout.yaml", "--report", "it's here.html"),
                        "0.1.0",
                        "Linux 6.1 amd64, Java 25");
        return HtmlReport.write(Report.of(run, Judge.judge(run), origin));
    }

    static Stream<Run> runs() {
        return Stream.of(
                Runs.healthy(SLOS),
                Runs.failing(ErrorKind.STATUS, "<script>alert(1)</script>", SLOS),
                Runs.failing(ErrorKind.TIMEOUT, "", SLOS),
                Runs.late(SLOS),
                Runs.withExtras(SLOS),
                Runs.stopped("max < 1ms", "p50 of nothing < 1ms"),
                Runs.generatorBound(),
                SimulatedRuns.empty(),
                SimulatedRuns.of(60, 600, 50, true, "p95 < 50ms"));
    }

    private static Document parsed(String page) throws Exception {
        String xml = page.replaceFirst("<!doctype html>", "");
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)));
    }

    private static List<Element> elements(Document page, String name) {
        NodeList nodes = page.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    @Test
    void should_be_the_page_that_was_approved() {
        String sample = "500 Internal \u001b[2J<script>alert('x')</script>\nError";

        assertGolden("report.html", page(Runs.failing(ErrorKind.STATUS, sample, SLOS)));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void should_load_and_run_nothing(Run run) {
        assertThat(page(run))
                .contains("default-src 'none'".replace("'", "&#39;"))
                .doesNotContainPattern("(?i)<(script|iframe|img|link|object|embed|base|form|a)\\b")
                .doesNotContainPattern("(?i)\\s(href|src|srcset|action|style|on[a-z]+)=")
                .doesNotContainPattern("(?i)@import|url\\(");
    }

    @ParameterizedTest
    @MethodSource("runs")
    void should_be_well_formed_and_usable_by_all(Run run) throws Exception {
        Document page = parsed(page(run));

        Set<String> ids = new HashSet<>();
        for (Element element : elements(page, "*")) {
            if (element.hasAttribute("id")) {
                assertThat(ids.add(element.getAttribute("id"))).isTrue();
            }
        }
        for (Element drawing : elements(page, "svg")) {
            boolean decoration = drawing.getAttribute("aria-hidden").equals("true");
            if (!decoration) {
                assertThat(drawing.getAttribute("role")).isEqualTo("img");
                assertThat(ids).contains(drawing.getAttribute("aria-labelledby").split(" "));
            }
        }
        for (Element section : elements(page, "section")) {
            assertThat(ids).contains(section.getAttribute("aria-labelledby"));
        }
        assertThat(elements(page, "th"))
                .allMatch(th -> th.getAttribute("scope").matches("col|row"))
                .allMatch(th -> th.hasAttribute("aria-label") || !th.getTextContent().isBlank());
        assertThat(elements(page, "h1")).hasSize(1);
        assertThat(elements(page, "html").getFirst().getAttribute("lang")).isEqualTo("en");
    }

    @Test
    void should_say_what_the_console_says() throws Exception {
        String text =
                parsed(page(Runs.healthy(SLOS)))
                        .getElementsByTagName("body")
                        .item(0)
                        .getTextContent();

        assertThat(text)
                .contains("PASS", "5 SLOs met", "p95 < 100ms", "5,000 planned", "= 5,000 ok")
                .contains("plimsoll run checkout.yaml --report 'it'\\''s here.html'")
                .contains("target: http://127.0.0.1:8080");
    }

    @Test
    void should_mark_what_is_a_lower_bound() {
        assertThat(page(Runs.failing(ErrorKind.TIMEOUT, "", SLOS)))
                .contains("≥ 5.00s")
                .contains("class=\"line first bound\"");
    }

    @Test
    void should_name_why_a_run_is_not_valid() {
        assertThat(page(Runs.late(SLOS)))
                .contains("INCONCLUSIVE", "Not valid", "<b>lateness</b>: shard 0");
    }

    @ParameterizedTest
    @CsvSource({"1, 60, 200", "60, 600, 200", "60, 86400, 20"})
    void should_be_small_and_quick_however_long_the_run(int names, int seconds, int perSecond) {
        Run run = SimulatedRuns.of(names, seconds, perSecond, true, "p95 < 50ms", "p99 < 60ms");
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long begin = threads.getCurrentThreadCpuTime();

        String page = page(run);

        // Processor time, because others may be using the machine as well.
        long nanos = threads.getCurrentThreadCpuTime() - begin;
        assertThat(Duration.ofNanos(nanos)).isLessThan(Duration.ofSeconds(2));
        assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(2_000_000);
    }

    @Test
    void should_be_readable_in_light_and_dark() {
        String page = page(SimulatedRuns.empty());
        List<String> themes =
                Pattern.compile(":root \\{([^}]*)}")
                        .matcher(page)
                        .results()
                        .map(theme -> theme.group(1))
                        .toList();

        assertThat(themes).hasSize(2);
        for (String theme : themes) {
            double paper = luminance(theme, "paper");
            for (String ink : List.of("ink", "muted", "accent", "good", "bad", "open")) {
                assertThat(contrast(luminance(theme, ink), paper))
                        .as(ink)
                        .isGreaterThanOrEqualTo(4.5);
            }
            assertThat(contrast(luminance(theme, "ink"), luminance(theme, "faint")))
                    .isGreaterThan(4.5);
        }
    }

    private static double contrast(double one, double other) {
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    /** Relative luminance as WCAG 2.2 defines it. */
    private static double luminance(String theme, String name) {
        Matcher colour = Pattern.compile("--" + name + ": #([0-9a-f]{6});").matcher(theme);
        assertThat(colour.find()).as(name).isTrue();
        int rgb = Integer.parseInt(colour.group(1), 16);
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int channel) {
        double share = (channel & 0xff) / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}

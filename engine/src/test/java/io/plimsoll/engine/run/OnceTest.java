package io.plimsoll.engine.run;

import static io.plimsoll.engine.fixture.ScenarioBuilder.against;
import static io.plimsoll.engine.fixture.ScenarioBuilder.continuing;
import static io.plimsoll.engine.fixture.ScenarioBuilder.get;
import static io.plimsoll.engine.fixture.ScenarioBuilder.perSecond;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.analysis.slo.Judge;
import io.plimsoll.engine.fixture.RawServer;
import io.plimsoll.model.basics.ExitCode;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.expression.Condition;
import io.plimsoll.model.outcome.Run;
import io.plimsoll.model.scenario.Flow;
import io.plimsoll.model.scenario.HttpStep;
import io.plimsoll.model.scenario.JavaStep;
import io.plimsoll.model.scenario.Save;
import io.plimsoll.model.seams.JavaCall;
import io.plimsoll.model.seams.RunListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a run does once before the load and once after it. */
@Timeout(30)
class OnceTest {

    @RegisterExtension private final Engine engine = new Engine();

    private final Queue<String> paths = new ConcurrentLinkedQueue<>();
    private final List<Problem> problems = new ArrayList<>();
    private final RunListener listener =
            new RunListener() {
                @Override
                public void problem(Problem problem) {
                    problems.add(problem);
                }
            };

    /** Answers with its path in the header {@code Path}, or with what it was asked to. */
    private RawServer server() {
        return RawServer.start(
                exchange -> {
                    paths.add(exchange.path());
                    String status = exchange.path().startsWith("/broken") ? "500 No" : "200 OK";
                    exchange.send(
                            "HTTP/1.1 %s\r\nPath: %s\r\nOdd: a b/\u00fc\r\nContent-Length: 0\r\n\r\n"
                                    .formatted(status, exchange.path().substring(1)));
                });
    }

    private static HttpStep saving(String path) {
        return get(path).saving(new Save("x", new Save.Source.Header("Path"), Optional.empty()));
    }

    @Test
    void should_happen_before_and_after_the_load_and_be_in_no_ledger_of_it() {
        try (RawServer server = server()) {
            Run run =
                    engine.run(
                            against(server)
                                    .settingUp(saving("/up"), get("/warm"))
                                    .doing(get("/a/${x}"))
                                    .tearingDown(get("/down/${x}"))
                                    .during(perSecond(20), Duration.ofMillis(100)));

            assertThat(paths).containsExactly("/up", "/warm", "/a/up", "/a/up", "/down/up");
            assertThat(run.allRequests().ledger().planned()).isEqualTo(2);
            assertThat(run.allRequests().attempts().sent()).isEqualTo(2);
            assertThat(run.allArrivals().planned()).isEqualTo(2);
            assertThat(run.scenario().setup()).hasSize(2);
        }
    }

    @Test
    void should_write_what_it_saved_as_a_variable_is_written() {
        Save odd = new Save("odd", new Save.Source.Header("Odd"), Optional.empty());
        Flow asked =
                new Flow(
                        get("/some"),
                        Optional.of(Condition.parse("${odd} contains 'a b/'")),
                        new Flow.Rounds.Once());
        try (RawServer server = server()) {
            engine.run(
                    against(server)
                            .settingUp(get("/up").saving(odd))
                            .doing(get("/${odd}"), asked)
                            .once());

            assertThat(paths.stream().skip(1).findFirst().orElseThrow())
                    .startsWith("/a%20b/%C3%BC");
            assertThat(paths).contains("/some");
        }
    }

    @Test
    void should_send_nothing_else_when_the_setup_fails_but_tear_down_what_there_is() {
        try (RawServer server = server()) {
            Run failed =
                    engine.run(
                            against(server)
                                    .settingUp(saving("/up"), get("/broken"), get("/b"))
                                    .doing(get("/a"))
                                    .tearingDown(get("/down/${x}"))
                                    .once(),
                            listener);

            assertThat(failed.setupFailure().orElseThrow()).contains("`GET /broken`", "500");
            assertThat(failed.isStopped()).isFalse();
            assertThat(failed.allArrivals().planned()).isZero();
            assertThat(Judge.judge(failed).exitCode()).isEqualTo(ExitCode.PLAN_NOT_DELIVERED);
            assertThat(problems.getFirst().what())
                    .contains("`setup` failed, so that nothing else was sent")
                    .contains("`GET /broken`")
                    .contains("500");
            assertThat(paths).containsExactly("/up", "/broken", "/down/up");
        }
    }

    @Test
    void should_go_on_after_a_step_of_the_setup_that_may_fail() {
        try (RawServer server = server()) {
            engine.run(
                    against(server)
                            .settingUp(continuing(get("/broken")), get("/up"))
                            .doing(get("/a"))
                            .once());

            assertThat(paths).containsExactly("/broken", "/up", "/a");
        }
    }

    @Test
    void should_keep_the_result_when_the_teardown_fails() {
        try (RawServer server = server()) {
            Run run =
                    engine.run(
                            against(server)
                                    .doing(get("/a"))
                                    .tearingDown(get("/broken"), get("/never"))
                                    .once(),
                            listener);

            assertThat(paths).containsExactly("/a", "/broken");
            assertThat(run.allRequests().ledger().ok()).isEqualTo(1);
            assertThat(problems).hasSize(1);
            assertThat(problems.getFirst().what())
                    .contains("`teardown` failed: `GET /broken`")
                    .contains("500");
        }
    }

    @Test
    void should_tear_down_after_a_run_that_was_stopped() {
        try (RawServer server =
                RawServer.start(
                        exchange -> {
                            paths.add(exchange.path());
                            if (exchange.number() == 1) {
                                engine.control().stop();
                            }
                            exchange.ok("");
                        })) {
            Run run =
                    engine.run(
                            against(server)
                                    .doing(get("/a"))
                                    .tearingDown(get("/down"))
                                    .during(perSecond(10), Duration.ofSeconds(20)));

            assertThat(run.isStopped()).isTrue();
            assertThat(paths).last().isEqualTo("/down");
        }
    }

    @Test
    void should_send_no_load_when_it_is_stopped_while_setting_up() {
        try (RawServer server =
                RawServer.start(
                        exchange -> {
                            paths.add(exchange.path());
                            engine.control().stop();
                        })) {
            Run run =
                    engine.run(
                            against(server)
                                    .settingUp(saving("/up"))
                                    .doing(get("/a/${x}"))
                                    .during(perSecond(10), Duration.ofSeconds(20)));

            assertThat(run.isStopped()).isTrue();
            assertThat(run.allArrivals().planned()).isZero();
            assertThat(paths).containsExactly("/up");
        }
    }

    /** Answers everything but what it is to be patient with. */
    private RawServer serverThatKeepsSilentOn(String path) {
        return RawServer.start(
                exchange -> {
                    paths.add(exchange.path());
                    if (!exchange.path().equals(path)) {
                        exchange.ok("");
                    }
                });
    }

    @Test
    void should_give_up_a_setup_that_takes_too_long() {
        engine.patient(Duration.ofMillis(200), Duration.ofSeconds(30));
        try (RawServer server = serverThatKeepsSilentOn("/slow")) {
            Run failed =
                    engine.run(
                            against(server)
                                    .settingUp(get("/slow"), get("/never"))
                                    .doing(get("/a"))
                                    .tearingDown(get("/down"))
                                    .once(),
                            listener);

            assertThat(failed.setupFailure()).contains("it took too long");
            assertThat(problems.getFirst().what())
                    .contains("`setup` failed, so that nothing else was sent: it took too long");
            assertThat(paths).containsExactly("/slow", "/down");
        }
    }

    @Test
    void should_give_up_a_teardown_that_takes_too_long_and_keep_the_result() {
        engine.patient(Duration.ofMinutes(10), Duration.ofMillis(200));
        try (RawServer server = serverThatKeepsSilentOn("/slow")) {
            Run run =
                    engine.run(
                            against(server)
                                    .doing(get("/a"))
                                    .tearingDown(get("/slow"), get("/never"))
                                    .once(),
                            listener);

            assertThat(run.allRequests().ledger().ok()).isEqualTo(1);
            assertThat(paths).containsExactly("/a", "/slow");
            assertThat(problems).extracting(Problem::what).hasSize(1);
            assertThat(problems.getFirst().what()).contains("`teardown` failed: it took too long");
        }
    }

    /** Is being made until the test is over. */
    static final class Unmade implements JavaCall {
        static final CountDownLatch OVER = new CountDownLatch(1);

        Unmade() throws InterruptedException {
            OVER.await();
        }

        @Override
        public void call(Arrival arrival) {}
    }

    @Test
    void should_give_up_a_teardown_whose_code_is_never_made() {
        engine.patient(Duration.ofMinutes(10), Duration.ofMillis(200));
        JavaStep unmade =
                new JavaStep(
                        "unmade",
                        new JavaStep.Code.ClassName(Unmade.class.getName()),
                        Optional.empty(),
                        false);
        try (RawServer server = serverThatKeepsSilentOn("/slow")) {
            Run run =
                    engine.run(
                            against(server).doing(get("/a")).tearingDown(unmade).once(), listener);

            assertThat(run.allRequests().ledger().ok()).isEqualTo(1);
            assertThat(problems.getFirst().what())
                    .contains("`teardown` failed: it took too long", "still being made");
        } finally {
            Unmade.OVER.countDown();
        }
    }
}

package io.plimsoll.engine.protocol.http;

import io.plimsoll.engine.protocol.Op;
import io.plimsoll.engine.protocol.Witness;
import io.plimsoll.model.outcome.ErrorKind;
import io.plimsoll.model.outcome.Outcome;
import io.plimsoll.model.scenario.HttpOptions;
import io.plimsoll.model.scenario.Retry;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way through the attempts that it may take: tried again, sent elsewhere, with
 * the cookies of its user and a trace of its own.
 */
final class Course implements Op.Course, AnswerJudge {

    private final HttpClient client;
    private final HttpOptions options;
    private final AnswerChecks checks;
    private final Set<String> personal;
    private final @Nullable Witness witness;
    private final List<Redirect.Hop> passed = new ArrayList<>();
    private Redirect.Hop hop;
    private int retries;

    /**
     * @param witness who looks on; null: nobody
     */
    Course(
            HttpClient client,
            RequestTemplate template,
            Message message,
            @Nullable Witness witness) {
        this.client = client;
        this.witness = witness;
        options = template.options();
        checks = template.checks();
        personal = template.personalHeaders();
        hop = new Redirect.Hop(template.target(), message);
    }

    /** Whether the next attempt goes elsewhere than the scenario says. */
    boolean isRedirected() {
        return !passed.isEmpty();
    }

    /** Where the next attempt goes. */
    HttpTarget to() {
        return hop.to();
    }

    // --- what goes out

    /** The next attempt as it goes out now. */
    Outgoing outgoing(Op op) {
        Message message = hop.message();
        StringBuilder lines = new StringBuilder();
        if (takesCookies()) {
            String own = message.headers().getOrDefault("Cookie", "");
            String all =
                    SessionState.of(op.session)
                            .cookies()
                            .header(hop.to().host(), message.path(), System.nanoTime(), own);
            if (own.isEmpty() && !all.isEmpty()) {
                Message.append(lines, "Cookie", all);
            } else if (!all.equals(own)) {
                message = message.with("Cookie", all);
            }
        }
        if (options.traceparent().orElse(false)) {
            op.trace = trace(op);
            Message.append(lines, "traceparent", op.trace);
        }
        if (witness != null) {
            witness.sends(op, Seen.of(new Redirect.Hop(hop.to(), message), lines));
        }
        return Attempt.of(message, lines, this);
    }

    /** W3C Trace Context: the trace is the arrival's, the parent this attempt; sampled. */
    private String trace(Op op) {
        SplittableRandom ofArrival = client.draws().ofArrival(op);
        SplittableRandom ofAttempt = client.draws().ofAttempt(op);
        HexFormat hex = HexFormat.of();
        return "00-"
                + hex.toHexDigits(ofArrival.nextLong() | 1)
                + hex.toHexDigits(ofArrival.nextLong())
                + "-"
                + hex.toHexDigits(ofAttempt.nextLong() | 1)
                + "-01";
    }

    private boolean takesCookies() {
        return options.cookies().orElse(false);
    }

    // --- what comes back

    @Override
    public boolean needBody() {
        return checks.needBody() || witness != null;
    }

    @Override
    public boolean needWholeBody() {
        return checks.needBody();
    }

    @Override
    public boolean needAnswer() {
        return witness != null
                || takesCookies()
                || options.redirects().orElse(0) > 0
                || checks.needAnswer();
    }

    @Override
    public void end(Op op, Answer answer) {
        if (witness != null) {
            witness.receives(op, Seen.of(answer));
        }
        if (takesCookies()) {
            CookieJar jar = SessionState.of(op.session).cookies();
            for (String header : answer.headers("Set-Cookie")) {
                jar.set(header, hop.to().host(), hop.message().path(), op.readNanos);
            }
        }
        if (options.redirects().orElse(0) > 0 && Redirect.isOne(op.status)) {
            redirected(op, answer.headers("Location").stream().findFirst());
        } else {
            if (witness != null) {
                witness.checks(op, checks.all(op, answer));
            }
            checks.end(op, answer);
        }
    }

    private void redirected(Op op, Optional<String> location) {
        try {
            Redirect.Hop next = Redirect.follow(hop, op.status, location, personal);
            passed.add(hop);
            int most = options.redirects().orElse(0);
            if (passed.size() > most) {
                op.failed(ErrorKind.REDIRECT, "more than " + most + " redirects, to " + next.url());
            } else if (!takesCookies() && passed.stream().anyMatch(next::isSame)) {
                op.failed(ErrorKind.REDIRECT, "redirects in a circle, to " + next.url());
            } else if (!client.reaches(next.to())) {
                op.failed(ErrorKind.REDIRECT, "redirects to too many hosts, to " + next.url());
            } else {
                hop = next;
                op.outcome = Outcome.OK;
                op.another(Op.Cause.REDIRECT);
                client.attempt(op);
            }
        } catch (Redirect.NowhereException e) {
            op.failed(ErrorKind.REDIRECT, String.valueOf(e.getMessage()));
        }
    }

    // --- trying again

    /** A failed attempt is followed by another while the scenario says so. */
    @Override
    public boolean goesOn(Op op) {
        Retry retry = options.retry().orElse(Retry.NONE);
        if (retries >= retry.times() || !isRetried(retry, op)) {
            return false;
        }
        retries++;
        double drawn = client.draws().ofAttempt(op).nextDouble();
        long pauseNanos = retry.pauseNanos(retries, drawn);
        op.another(Op.Cause.RETRY);
        if (pauseNanos == 0) {
            client.attempt(op);
        } else {
            op.held =
                    client.loop()
                            .schedule(() -> client.attempt(op), pauseNanos, TimeUnit.NANOSECONDS);
        }
        return true;
    }

    private static boolean isRetried(Retry retry, Op op) {
        ErrorKind kind = op.kind;
        return kind != null
                && switch (kind) {
                    case CONNECT_REFUSED, CONNECT_FAILED, NAME_UNRESOLVED ->
                            retry.failures().contains(Retry.Failure.CONNECT);
                    case RESET, CLOSED -> retry.failures().contains(Retry.Failure.CLOSED);
                    case CHECK -> retry.failures().contains(Retry.Failure.CHECK);
                    case STATUS ->
                            retry.statuses().stream().anyMatch(range -> range.holds(op.status));
                    case SAVE,
                            TIMEOUT,
                            NEVER_SENT,
                            PROTOCOL,
                            TOO_LARGE,
                            REDIRECT,
                            ADDRESS_REFUSED,
                            VARIABLE,
                            NO_ROW,
                            USER_CODE,
                            IN_FLIGHT,
                            GENERATOR_IN_FLIGHT,
                            GENERATOR_LATE,
                            GENERATOR_PORTS,
                            GENERATOR_DESCRIPTORS,
                            GENERATOR_MEMORY,
                            GENERATOR_THREADS,
                            GENERATOR_OTHER ->
                            false;
                };
    }
}

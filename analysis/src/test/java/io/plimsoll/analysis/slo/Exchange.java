package io.plimsoll.analysis.slo;

import io.plimsoll.model.outcome.ErrorKind;
import java.time.Duration;

/**
 * What became of one request, or journey, of a made-up run.
 *
 * @param takes from fired to done, or to the end of waiting
 * @param late from intended to fired
 * @param readAfter the read delay of its answer
 * @param inTime whether it was done before its phase was over
 */
record Exchange(
        How how,
        ErrorKind kind,
        Duration takes,
        Duration late,
        Duration readAfter,
        boolean inTime) {

    enum How {
        OK,
        TIME_CHECK_FAILED,
        FAILED,
        TIMED_OUT,
        UNFINISHED,
        DROPPED_AT_LIMIT,
        NOT_SENT
    }

    private static final Duration LATE = Duration.ofMillis(100);

    static Exchange answeredIn(Duration takes) {
        return of(How.OK, ErrorKind.STATUS, takes);
    }

    static Exchange failingItsTimeCheckIn(Duration takes) {
        return of(How.TIME_CHECK_FAILED, ErrorKind.CHECK, takes);
    }

    static Exchange failedIn(Duration takes) {
        return of(How.FAILED, ErrorKind.STATUS, takes);
    }

    static Exchange timedOutAfter(Duration takes) {
        return of(How.TIMED_OUT, ErrorKind.TIMEOUT, takes);
    }

    static Exchange unfinishedAfter(Duration takes) {
        return of(How.UNFINISHED, ErrorKind.STATUS, takes);
    }

    static Exchange droppedAtTheLimit() {
        return of(How.DROPPED_AT_LIMIT, ErrorKind.IN_FLIGHT, Duration.ZERO);
    }

    static Exchange notSent(ErrorKind why) {
        return of(How.NOT_SENT, why, Duration.ZERO);
    }

    static Exchange notSent() {
        return notSent(ErrorKind.GENERATOR_LATE);
    }

    private static Exchange of(How how, ErrorKind kind, Duration takes) {
        return new Exchange(how, kind, takes, Duration.ZERO, Duration.ZERO, true);
    }

    Exchange firedLate(Duration by) {
        return new Exchange(how, kind, takes, by, readAfter, inTime);
    }

    Exchange readLate(Duration by) {
        return new Exchange(how, kind, takes, late, by, inTime);
    }

    Exchange afterItsPhase() {
        return new Exchange(how, kind, takes, late, readAfter, false);
    }

    boolean undelivered() {
        return how == How.NOT_SENT || late.compareTo(LATE) > 0;
    }

    boolean isError() {
        return how != How.OK && how != How.UNFINISHED;
    }

    long firedToEndNanos() {
        return takes.toNanos();
    }

    long intendedToEndNanos() {
        return late.plus(takes).toNanos();
    }
}

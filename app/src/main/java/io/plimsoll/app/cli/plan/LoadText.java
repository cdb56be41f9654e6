package io.plimsoll.app.cli.plan;

import io.plimsoll.model.basics.Durations;
import io.plimsoll.model.basics.Rate;
import io.plimsoll.model.load.Burst;
import io.plimsoll.model.load.ConstantRate;
import io.plimsoll.model.load.Load;
import io.plimsoll.model.load.Ramp;
import io.plimsoll.model.load.RandomRate;
import io.plimsoll.model.load.Replay;
import io.plimsoll.model.load.Sine;
import io.plimsoll.model.load.Spike;
import io.plimsoll.model.load.Stairs;
import io.plimsoll.model.load.Users;
import io.plimsoll.results.report.Figures;
import io.plimsoll.results.report.SafeText;
import java.util.List;
import java.util.stream.Collectors;

/** A load shape in a few words. */
final class LoadText {

    private static final int FILE_CHARACTERS = 40;

    private LoadText() {}

    static String of(Load load) {
        return switch (load) {
            case ConstantRate it -> rate(it.rate());
            case Ramp it -> rate(it.from()) + " to " + rate(it.to());
            case Stairs it ->
                    "stairs "
                            + it.steps().stream()
                                    .map(LoadText::rate)
                                    .collect(Collectors.joining(", "));
            case Spike it ->
                    "%s with %s of %s"
                            .formatted(
                                    rate(it.base()),
                                    it.every().isPresent() ? "spikes" : "a spike",
                                    rate(it.peak()));
            case Burst it ->
                    "%s every %s%s"
                            .formatted(
                                    Figures.count(it.size()),
                                    Durations.format(it.every()),
                                    it.over().isZero()
                                            ? ""
                                            : " over " + Durations.format(it.over()));
            case Sine it -> "%s ± %s".formatted(rate(it.mean()), rate(it.amplitude()));
            case RandomRate it -> rate(it.rate()) + " at random";
            case Replay it -> replay(it);
            case Users it -> users(it);
        };
    }

    private static String replay(Replay replay) {
        String speed =
                replay.speed() == 1 ? "" : ", %s times as fast".formatted(replay.speedText());
        return "replay of " + SafeText.of(replay.file().toString(), FILE_CHARACTERS) + speed;
    }

    private static String rate(Rate rate) {
        return Figures.rate(rate.perSecond());
    }

    private static String users(Users users) {
        List<Integer> steps = users.steps();
        String joint = users.ramp() ? " to " : ", ";
        String count = steps.stream().map(n -> Figures.count(n)).collect(Collectors.joining(joint));
        String each =
                users.iterations().isPresent()
                        ? ", " + Figures.count(users.iterations().getAsInt(), "iteration") + " each"
                        : "";
        return count + (users.most() == 1 ? " user" : " users") + each;
    }
}

package io.plimsoll.model.outcome;

/**
 * How often a kind of error came up.
 *
 * @param sample what the first one said, cut to 512 characters; from the target, so never markup
 */
public record ErrorCount(long count, String sample) {

    public static final int SAMPLE_CHARACTERS_MAX = 512;

    public ErrorCount {
        sample =
                sample.length() > SAMPLE_CHARACTERS_MAX
                        ? sample.substring(0, SAMPLE_CHARACTERS_MAX)
                        : sample;
    }

    public ErrorCount plus(ErrorCount other) {
        return new ErrorCount(count + other.count, sample.isEmpty() ? other.sample : sample);
    }
}

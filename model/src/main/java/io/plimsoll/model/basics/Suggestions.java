package io.plimsoll.model.basics;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which of the words that are known was meant by one that is not. */
public final class Suggestions {

    private static final int WORD_MAX = 60;
    private static final int KNOWN_MAX = 1_000;

    private Suggestions() {}

    /**
     * The nearest words by edit distance (insert, delete, replace, swap of neighbours), those at
     * the same distance together; a word of few letters has to be nearer. When none is near, one
     * that is part of a compound: {@code rate} for {@code arrival_rate}.
     */
    public static List<String> nearest(String word, Collection<String> allKnown) {
        List<String> known = allKnown.stream().distinct().limit(KNOWN_MAX).toList();
        String plain = plain(word);
        if (plain.isEmpty() || plain.length() > WORD_MAX) {
            return List.of();
        }
        int best = plain.length() <= 2 ? 1 : plain.length() <= 5 ? 2 : 3;
        int most = best;
        for (String candidate : known) {
            best = Math.min(best, distance(plain, plain(candidate)));
        }
        int nearest = best;
        List<String> near =
                known.stream()
                        .filter(candidate -> isNear(plain, plain(candidate), nearest, most))
                        .toList();
        if (!near.isEmpty()) {
            return near;
        }
        List<String> parts = List.of(plain.split("[-. ]"));
        return known.stream()
                .filter(candidate -> parts.contains(plain(candidate)))
                .limit(1)
                .toList();
    }

    /** «did you mean `a` or `b`?» */
    public static Optional<String> didYouMean(String word, Collection<String> known) {
        List<String> near = nearest(word, known);
        return near.isEmpty() || near.size() > 3 ? Optional.empty() : Optional.of(didYouMean(near));
    }

    public static String didYouMean(List<String> words) {
        return words.stream().collect(Collectors.joining("` or `", "did you mean `", "`?"));
    }

    /** «did you mean …?», or which words there are. */
    public static String didYouMeanOr(String word, Collection<String> known, String list) {
        return didYouMean(word, known)
                .orElseGet(() -> known.isEmpty() ? list + ": none" : list + ": " + listed(known));
    }

    private static String listed(Collection<String> known) {
        String shown = known.stream().limit(30).collect(Collectors.joining(", "));
        return known.size() > 30 ? shown + ", …" : shown;
    }

    private static boolean isNear(String word, String candidate, int nearest, int most) {
        int distance = distance(word, candidate);
        return distance == nearest
                && distance <= most
                && distance < Math.max(word.length(), candidate.length());
    }

    private static String plain(String word) {
        return word.strip().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Optimal string alignment distance. */
    private static int distance(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 3) {
            return Integer.MAX_VALUE;
        }
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                int step = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
                cost[i][j] = Math.min(step, cost[i - 1][j - 1] + (same ? 0 : 1));
                if (i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}

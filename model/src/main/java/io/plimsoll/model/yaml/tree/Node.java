package io.plimsoll.model.yaml.tree;

import java.util.List;

/** What the file says, as it stands there: the values have no types yet. */
public sealed interface Node {

    /** Where it begins: its first line, or the bracket of a flow collection. */
    Span span();

    /**
     * How many nodes it is, itself and all those inside, aliases counted where they are used; a
     * long text counts as one for every 100 characters.
     */
    long size();

    /**
     * A value.
     *
     * @param plain written without quotes, so that {@code null}, {@code true} and {@code 5} may be
     *     more than text
     * @param lastLine where it ends
     */
    record Scalar(Span span, String text, boolean plain, int lastLine) implements Node {

        private static final int CHARACTERS_PER_NODE = 100;

        @Override
        public long size() {
            return 1 + text.length() / CHARACTERS_PER_NODE;
        }

        /** Nothing where a value should be. */
        public boolean isEmpty() {
            return plain && (text.isEmpty() || isNull());
        }

        public boolean isNull() {
            return plain
                    && (text.isEmpty()
                            || text.equals("~")
                            || text.equals("null")
                            || text.equals("Null")
                            || text.equals("NULL"));
        }
    }

    /** A list. */
    record Items(Span span, List<Node> items, long size) implements Node {}

    /** Keys with their values, in the order of the file. */
    record Mapping(Span span, List<Entry> entries, long size) implements Node {}

    /** A key with its value. */
    record Entry(Scalar key, Node value) {}

    /** For messages: what stands here instead of what should. */
    default String described() {
        return switch (this) {
            case Scalar scalar -> scalar.isEmpty() ? "empty" : "`" + shortened(scalar.text()) + "`";
            case Items _ -> "a list";
            case Mapping _ -> "a mapping";
        };
    }

    private static String shortened(String text) {
        String line = text.strip();
        return line.length() <= 40 ? line : line.substring(0, 40) + "…";
    }
}

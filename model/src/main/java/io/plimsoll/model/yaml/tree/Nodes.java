package io.plimsoll.model.yaml.tree;

import io.plimsoll.model.basics.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Nodes that stand in no file: what a writer puts together. */
public final class Nodes {

    private Nodes() {}

    /** Text of the user's, quoted where YAML would take it for something else. */
    public static Node.Scalar text(String text) {
        return new Node.Scalar(Span.START, text, false, 1);
    }

    /** A word of the language or a number, which never needs quotes. */
    public static Node.Scalar word(Object word) {
        return new Node.Scalar(Span.START, word.toString(), true, 1);
    }

    public static Node.Scalar time(Duration duration) {
        return word(Durations.format(duration));
    }

    public static Node.Items list(List<? extends Node> items) {
        return new Node.Items(Span.START, List.copyOf(items), 1);
    }

    public static Node.Items texts(List<String> texts) {
        return list(texts.stream().map(Nodes::text).toList());
    }

    public static Node.Mapping texts(Map<String, String> texts) {
        List<Node.Entry> entries = new ArrayList<>();
        texts.forEach((key, value) -> entries.add(entry(key, text(value))));
        return mapping(entries);
    }

    public static Node.Mapping mapping(List<Node.Entry> entries) {
        return new Node.Mapping(Span.START, List.copyOf(entries), 1);
    }

    public static Node.Mapping mapping(Node.Entry... entries) {
        return mapping(Arrays.asList(entries));
    }

    public static Node.Entry entry(String key, Node value) {
        return new Node.Entry(text(key), value);
    }
}

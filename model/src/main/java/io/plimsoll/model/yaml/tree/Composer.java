package io.plimsoll.model.yaml.tree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.CommentEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Makes one tree of nodes out of a YAML text: a single document, no tags, no key twice, and caps on
 * depth, aliases and what the aliases expand to.
 */
public final class Composer {

    private static final int DEPTH_MAX = 50;
    private static final int ALIASES_MAX = 50;
    private static final int ALIASED_NODES_MAX = 100_000;

    private final Problems problems;
    private final Iterator<Event> events;
    private final Span begin;
    private final Map<Anchor, Node> anchors = new HashMap<>();
    private int brackets;
    private int aliases;
    private long aliasedNodes;

    private Composer(Problems problems, String text, Span begin) {
        this.problems = problems;
        this.begin = begin;
        events = events(text, false).iterator();
    }

    private static Iterable<Event> events(String text, boolean comments) {
        // A buffer for the whole text: at the edge of a smaller one the parser fails on surrogates.
        LoadSettings settings =
                LoadSettings.builder()
                        .setBufferSize(text.length() + 16)
                        .setCodePointLimit(Integer.MAX_VALUE)
                        .setParseComments(comments)
                        .build();
        return new Parse(settings).parseString(text);
    }

    /** The document; empty when it cannot be read at all, with the reason among the problems. */
    public static Optional<Node> compose(String text, Problems problems) {
        try {
            return new Composer(problems, text, Span.START).document();
        } catch (Stop stop) {
            problems.add(stop.span, stop.what, stop.help);
        } catch (MarkedYamlEngineException e) {
            SyntaxProblem.add(e, problems);
        } catch (YamlEngineException | IllegalArgumentException | IndexOutOfBoundsException e) {
            problems.add(Span.START, "this is not YAML: " + e.getMessage(), "check the file");
        }
        return Optional.empty();
    }

    /**
     * A value of one line that stands somewhere else than at the beginning, without a comment.
     *
     * @param begin where it stands
     */
    public static Optional<Node> composeValue(String text, Span begin, Problems problems) {
        try {
            if (text.indexOf('#') >= 0) {
                refuseComment(text, begin);
            }
            return new Composer(problems, text, begin).document();
        } catch (Stop stop) {
            problems.add(stop.span, stop.what, stop.help);
        } catch (YamlEngineException | IllegalArgumentException | IndexOutOfBoundsException e) {
            String why =
                    e instanceof MarkedYamlEngineException marked
                            ? marked.getProblem()
                            : e.getMessage();
            problems.add(
                    begin, "this value is not YAML: " + why, "quote the text if it is one: \"…\"");
        }
        return Optional.empty();
    }

    private static void refuseComment(String text, Span begin) {
        for (Event event : events(text, true)) {
            if (event instanceof CommentEvent) {
                throw new Stop(
                        begin,
                        "what follows `#` in this value is a comment, and would be lost",
                        "quote a text that has it: \"…\"");
            }
        }
    }

    private Optional<Node> document() {
        Optional<Node> document = Optional.empty();
        while (events.hasNext()) {
            Event event = events.next();
            if (event instanceof DocumentStartEvent start && document.isPresent()) {
                throw new Stop(
                        span(start),
                        "a second document begins here",
                        "one file is one scenario: remove `---` and what follows, or make it a file"
                                + " of its own");
            }
            if (event instanceof NodeEvent) {
                document = Optional.of(node(event, 0));
            }
        }
        return document;
    }

    private Node node(Event event, int depth) {
        Span span = span(event);
        if (depth > DEPTH_MAX) {
            throw new Stop(span, "nested more than " + DEPTH_MAX + " levels deep", "flatten it");
        }
        return switch (event) {
            case AliasEvent alias -> aliased(alias, span);
            case ScalarEvent scalar -> {
                refuseTag(scalar.getTag(), span);
                int lastLine = scalar.getEndMark().orElseThrow().getLine() + begin.line();
                Node.Scalar value =
                        new Node.Scalar(span, scalar.getValue(), scalar.isPlain(), lastLine);
                yield anchored(scalar, withoutSwallowedItem(value));
            }
            case CollectionStartEvent start -> {
                refuseTag(start.getTag(), span);
                boolean isMapping = start.getEventId() == Event.ID.MappingStart;
                brackets += start.isFlow() ? 1 : 0;
                Node node = isMapping ? mapping(span, depth) : items(span, depth);
                brackets -= start.isFlow() ? 1 : 0;
                yield anchored(start, node);
            }
            default -> throw new Stop(span, "this does not fit here", "check the indentation");
        };
    }

    private Node items(Span span, int depth) {
        List<Node> items = new ArrayList<>();
        long size = 1;
        for (Event event = events.next();
                event.getEventId() != Event.ID.SequenceEnd;
                event = events.next()) {
            Node item = node(event, depth + 1);
            items.add(item);
            size += item.size();
        }
        return new Node.Items(span, List.copyOf(items), size);
    }

    private Node mapping(Span span, int depth) {
        List<Node.Entry> entries = new ArrayList<>();
        Map<String, Span> seen = new HashMap<>();
        long size = 1;
        for (Event event = events.next();
                event.getEventId() != Event.ID.MappingEnd;
                event = events.next()) {
            if (!(node(event, depth + 1) instanceof Node.Scalar key)) {
                throw new Stop(
                        span(event),
                        "a key is text, not a list or a mapping",
                        "quote a text that begins with [ or {");
            }
            Node value = node(events.next(), depth + 1);
            Span first = seen.putIfAbsent(key.text(), key.span());
            if (first != null) {
                String place = "first in line " + first.line() + ", column " + first.column();
                String what = "`" + key.text() + "` is given twice";
                problems.add(key.span(), what, place + ": remove one of the two");
            }
            // Each looks at all entries: no more of them than there are problems to show.
            boolean replaces =
                    first != null && !problems.isFull() && removeEmpty(entries, key.text());
            if (first == null || replaces) {
                entries.add(new Node.Entry(key, value));
                size += 1 + value.size();
            }
        }
        return new Node.Mapping(span, List.copyOf(entries), size);
    }

    /**
     * Of a key that is given twice, a first one without a value is not worth a problem of its own.
     */
    private static boolean removeEmpty(List<Node.Entry> entries, String key) {
        return entries.removeIf(
                entry ->
                        entry.key().text().equals(key)
                                && entry.value() instanceof Node.Scalar scalar
                                && scalar.isEmpty());
    }

    private Node aliased(AliasEvent alias, Span span) {
        String name = "*" + alias.getAlias().getValue();
        Node node = anchors.get(alias.getAlias());
        if (node == null) {
            throw new Stop(
                    span,
                    "there is no anchor for `" + name + "` before it",
                    "a text that begins with * has to be quoted");
        }
        aliases++;
        aliasedNodes += node.size();
        if (aliases > ALIASES_MAX || aliasedNodes > ALIASED_NODES_MAX) {
            throw new Stop(
                    span,
                    "aliases are used more than "
                            + ALIASES_MAX
                            + " times or expand to more than "
                            + ALIASED_NODES_MAX
                            + " values",
                    "write the values out");
        }
        return node;
    }

    private Node anchored(NodeEvent event, Node node) {
        event.getAnchor().ifPresent(anchor -> anchors.put(anchor, node));
        return node;
    }

    /**
     * A list item that is indented too far becomes part of the text above, which is never what was
     * meant. A single word above it is something else: a key without its colon.
     */
    private Node.Scalar withoutSwallowedItem(Node.Scalar value) {
        if (!value.plain() || brackets > 0 || problems.isFull()) {
            return value;
        }
        for (int line = value.span().line() + 1; line <= value.lastLine(); line++) {
            String item = problems.source().line(line).strip();
            int before = item.startsWith("- ") ? value.text().indexOf(" " + item) : -1;
            if (before > 0 && value.text().lastIndexOf(' ', before - 1) > 0) {
                Indentation indentation = new Indentation(problems.source());
                int culprit = Math.max(value.span().line(), indentation.misfit(line));
                problems.add(
                        indentation.wholeLine(culprit),
                        "the items of this list begin in different columns",
                        "align their `-`");
                return new Node.Scalar(
                        value.span(), value.text().substring(0, before), true, line - 1);
            }
        }
        return value;
    }

    private static void refuseTag(Optional<String> tag, Span span) {
        if (tag.isPresent()) {
            throw new Stop(
                    span,
                    "tags such as `" + tag.get() + "` are not part of the scenario language",
                    "remove it; quote a text that begins with !");
        }
    }

    private Span span(Event event) {
        var start = event.getStartMark().orElseThrow();
        var end = event.getEndMark().orElseThrow();
        boolean oneLine = start.getLine() == end.getLine();
        int length = oneLine ? end.getColumn() - start.getColumn() : Integer.MAX_VALUE;
        int column = start.getColumn() + (start.getLine() == 0 ? begin.column() : 1);
        return new Span(start.getLine() + begin.line(), column, Math.max(1, length));
    }

    /** The text cannot be read any further. */
    private static final class Stop extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Span span;
        private final String what;
        private final String help;

        Stop(Span span, String what, String help) {
            super(what, null, false, false);
            this.span = span;
            this.what = what;
            this.help = help;
        }
    }
}

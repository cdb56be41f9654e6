package io.plimsoll.model.yaml;

import io.plimsoll.model.basics.Suggestions;
import io.plimsoll.model.yaml.language.Language;
import io.plimsoll.model.yaml.language.Section;
import io.plimsoll.model.yaml.language.Section.Shape;
import io.plimsoll.model.yaml.tree.Composer;
import io.plimsoll.model.yaml.tree.Node;
import io.plimsoll.model.yaml.tree.Problems;
import io.plimsoll.model.yaml.tree.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Changes to a document that the command line asks for. A path such as {@code phases.steady.rate}
 * goes through keys by name, and through lists by the name or the number of an item. A key of the
 * language that is not there is added; a name of the user's has to be there, since a misspelt one
 * would change nothing.
 */
final class Settings {

    private static final String OPTION = "--set ";
    static final String EXAMPLE = "write for example `--set phases.steady.rate=400/s`";

    private final SettingPath path;
    private final Node value;
    private final Problems problems;

    private Settings(SettingPath path, Node value, Problems problems) {
        this.path = path;
        this.value = value;
        this.problems = problems;
    }

    /** As they stand on the command line. */
    static List<String> asOptions(List<String> settings) {
        return settings.stream().map(setting -> OPTION + setting).toList();
    }

    /**
     * The document with each setting in turn; one that is wrong is reported and changes nothing.
     */
    static Node apply(Node document, List<String> settings, Problems problems) {
        Node changed = document;
        for (int i = 0; i < settings.size(); i++) {
            changed = apply(changed, settings.get(i), i, problems);
        }
        return changed;
    }

    private static Node apply(Node document, String setting, int number, Problems problems) {
        int line = problems.source().lineOfOption(number);
        Optional<SettingPath> path = SettingPath.read(setting, line, OPTION.length(), problems);
        if (path.isEmpty()) {
            return document;
        }
        String text = setting.substring(path.get().end() + 1);
        int column = OPTION.length() + setting.codePointCount(0, path.get().end() + 1) + 1;
        Span begin = new Span(line, column, Math.max(1, text.codePointCount(0, text.length())));
        if (text.chars().anyMatch(Character::isISOControl)) {
            problems.add(begin, "a value is one line of text", "set more than that in the file");
            return document;
        }
        Node empty = new Node.Scalar(begin, "", true, line);
        return (text.isBlank() ? Optional.of(empty) : Composer.composeValue(text, begin, problems))
                .map(node -> new Settings(path.get(), node, problems))
                .map(it -> it.set(document, new Shape.Block(Language.SCENARIO), 0))
                .orElse(document);
    }

    private Node set(Node node, Shape shape, int at) {
        if (at == path.parts().size()) {
            return value;
        }
        return switch (node) {
            case Node.Items list -> inList(list, shape, at);
            case Node.Mapping mapping -> inMapping(mapping, shape, at);
            case Node.Scalar scalar when scalar.isEmpty() && takesItems(shape) ->
                    inList(new Node.Items(scalar.span(), List.of(), 1), shape, at);
            case Node.Scalar scalar when scalar.isEmpty() ->
                    inMapping(new Node.Mapping(scalar.span(), List.of(), 1), shape, at);
            case Node.Scalar scalar ->
                    refused(
                            scalar,
                            at,
                            "`%s` is %s and has nothing below it"
                                    .formatted(path.upTo(at), scalar.described()),
                            "end the path there");
        };
    }

    private Node inList(Node.Items list, Shape shape, int at) {
        SettingPath.Part part = path.parts().get(at);
        List<Integer> found = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < list.items().size(); i++) {
            Optional<String> name = PhaseReader.nameOf(list.items().get(i));
            name.ifPresent(names::add);
            if (part.isNumber(i) || name.filter(part.name()::equals).isPresent()) {
                found.add(i);
            }
        }
        if (found.size() != 1) {
            String numbers =
                    list.items().isEmpty()
                            ? "it has no items: set the whole of it: `%s=[ … ]`"
                                    .formatted(path.upTo(at))
                            : "by number: `" + path.upTo(at) + "[0]` is the first";
            return found.isEmpty()
                    ? refused(
                            list,
                            at,
                            "there is no `%s` in `%s`".formatted(part.name(), path.upTo(at)),
                            Suggestions.didYouMean(part.name(), names).orElse(numbers))
                    : refused(
                            list,
                            at,
                            "%d items of `%s` are called `%s`"
                                    .formatted(found.size(), path.upTo(at), part.name()),
                            numbers);
        }
        int index = found.getFirst();
        List<Node> items = new ArrayList<>(list.items());
        items.set(index, set(items.get(index), below(shape, part.name()), at + 1));
        return new Node.Items(list.span(), List.copyOf(items), list.size());
    }

    private Node inMapping(Node.Mapping mapping, Shape shape, int at) {
        SettingPath.Part part = path.parts().get(at);
        List<Node.Entry> entries = new ArrayList<>(mapping.entries());
        List<String> keys = entries.stream().map(entry -> entry.key().text()).toList();
        int index = keys.indexOf(part.name());
        Node.Scalar key = new Node.Scalar(part.span(), part.name(), true, part.span().line());
        if (index >= 0) {
            Node changed = set(entries.get(index).value(), below(shape, part.name()), at + 1);
            boolean isLast = at + 1 == path.parts().size();
            entries.set(index, new Node.Entry(isLast ? key : entries.get(index).key(), changed));
        } else if (takesNames(shape)) {
            return refused(
                    mapping,
                    at,
                    "there is no `%s` in `%s`".formatted(part.name(), path.upTo(at)),
                    Suggestions.didYouMean(part.name(), keys)
                            .orElse("set the whole of it: `%s={ … }`".formatted(path.upTo(at))));
        } else {
            Node nothing = new Node.Scalar(part.span(), "", true, part.span().line());
            entries.add(new Node.Entry(key, set(nothing, below(shape, part.name()), at + 1)));
        }
        return new Node.Mapping(mapping.span(), List.copyOf(entries), mapping.size());
    }

    private Node refused(Node unchanged, int at, String what, String help) {
        problems.add(path.parts().get(at).span(), what, help);
        return unchanged;
    }

    private static Shape below(Shape shape, String key) {
        return switch (shape) {
            case Shape.Many many -> many.each();
            case Shape.Named named -> named.each();
            case Shape.Block block ->
                    block.section().key(key).map(Section.Key::shape).orElse(new Shape.Anything());
            case Shape.Either either ->
                    either.shapes().stream()
                            .map(each -> below(each, key))
                            .filter(each -> !(each instanceof Shape.Anything))
                            .findFirst()
                            .orElse(new Shape.Anything());
            case Shape.One _, Shape.Anything _ -> new Shape.Anything();
        };
    }

    private static boolean takesItems(Shape shape) {
        return shape instanceof Shape.Many
                || (shape instanceof Shape.Either either
                        && either.shapes().stream().anyMatch(Settings::takesItems));
    }

    private static boolean takesNames(Shape shape) {
        return shape instanceof Shape.Named
                || (shape instanceof Shape.Either either
                        && either.shapes().stream().anyMatch(Settings::takesNames));
    }
}

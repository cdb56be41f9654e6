package io.plimsoll.model.yaml;

import io.plimsoll.model.basics.SyntaxException;
import io.plimsoll.model.scenario.Budget;
import io.plimsoll.model.scenario.Slo;
import io.plimsoll.model.yaml.language.Fields;
import io.plimsoll.model.yaml.language.Language;
import io.plimsoll.model.yaml.language.SentenceWords;
import io.plimsoll.model.yaml.tree.Node;
import io.plimsoll.model.yaml.tree.Problems;
import io.plimsoll.model.yaml.tree.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads budgets, each limit as the sentence that it stands for. */
final class BudgetReader {

    private final Problems problems;
    private final SloReader slos;

    /**
     * Reads budgets.
     *
     * @param slos looks up the names in them
     */
    BudgetReader(Problems problems, SloReader slos) {
        this.problems = problems;
        this.slos = slos;
    }

    List<Budget> read(Fields scenario) {
        List<Budget> budgets = new ArrayList<>();
        Map<String, String> keys = new HashMap<>();
        for (Node.Entry entry : scenario.named("budget").orElse(List.of())) {
            if (problems.isFull()) {
                break;
            }
            Optional<Budget> budget = budget(entry);
            budget.ifPresent(budgets::add);
            String key = entry.key().text();
            String same = budget.map(it -> keys.putIfAbsent(it.figure(), key)).orElse(null);
            if (same != null) {
                problems.add(
                        entry.key().span(),
                        "two budgets are about the same figure: `" + same + "` and `" + key + "`",
                        "remove one");
            }
        }
        return budgets;
    }

    private Optional<Budget> budget(Node.Entry entry) {
        Node.Scalar key = entry.key();
        Optional<Fields> opened =
                Fields.open(
                        entry.value(), Language.BUDGET, "budget `" + key.text() + "`", problems);
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        Fields limits = opened.get();
        List<Slo> sentences = new ArrayList<>();
        for (String name : Language.BUDGET.names()) {
            limits.word(name, SentenceWords.LIMIT)
                    .flatMap(
                            text -> sentence(key, (Node.Scalar) limits.rawNode(name).orElseThrow()))
                    .ifPresent(sentences::add);
        }
        if (sentences.size() < Language.BUDGET.names().size()) {
            return Optional.empty();
        }
        Slo first = sentences.getFirst();
        slos.subject(key, first.subject());
        return problems.build(
                limits.span("violation"),
                first.measure() instanceof Slo.Measure.Throughput
                        ? "more is better: `target` is the most, then `warning`, then `violation`"
                        : "less is better: `target` is the least, then `warning`, then `violation`",
                () ->
                        new Budget(
                                first.measure(),
                                first.subject(),
                                first.limit(),
                                sentences.get(1).limit(),
                                sentences.get(2).limit()));
    }

    /** For errors 0 is a limit as well, and so it is for throughput, where more is better. */
    private static String sign(String figure) {
        return figure.startsWith("errors")
                ? " <= "
                : figure.startsWith("throughput") ? " >= " : " < ";
    }

    private Optional<Slo> sentence(Node.Scalar key, Node.Scalar limit) {
        String sign = sign(key.text());
        try {
            Slo slo = Slo.parse(key.text() + sign + limit.text());
            boolean plain =
                    slo.during().isEmpty()
                            && slo.over().isEmpty()
                            && slo.consequence() == Slo.Consequence.FAIL;
            if (!plain) {
                problems.add(
                        key.span(),
                        "a budget is about a figure of the whole run: `" + key.text() + "`",
                        "write for example `p95: { target: 100ms, … }`");
            }
            return plain ? Optional.of(slo) : Optional.empty();
        } catch (SyntaxException e) {
            int inLimit = e.offset() - key.text().length() - sign.length();
            Span span =
                    inLimit >= 0
                            ? problems.source().within(limit, inLimit, e.length())
                            : problems.source().within(key, e.offset(), e.length());
            problems.add(span, String.valueOf(e.getMessage()), e.help());
            return Optional.empty();
        }
    }
}

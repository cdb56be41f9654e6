package io.plimsoll.checks.bench;

import java.util.List;

/**
 * One experiment's part of docs/benchmarks.md.
 *
 * @param title its heading
 * @param text what was done, in a few sentences
 * @param table rows of a Markdown table, heading first; may be empty
 * @param checks required figures
 * @param notes what went wrong or is missing
 */
record Section(
        String title, String text, List<String> table, List<Check> checks, List<String> notes) {

    Section {
        table = List.copyOf(table);
        checks = List.copyOf(checks);
        notes = List.copyOf(notes);
    }

    String markdown(String command) {
        StringBuilder page = new StringBuilder();
        page.append("## ").append(title).append("\n\n").append(text.strip()).append("\n\n");
        page.append("`").append(command).append("`\n");
        if (!table.isEmpty()) {
            page.append("\n").append(String.join("\n", table)).append("\n");
        }
        if (!checks.isEmpty()) {
            page.append("\n| required | limit | measured | |\n|---|---|---|---|\n");
            checks.forEach(check -> page.append(check.row()).append("\n"));
        }
        if (!notes.isEmpty()) {
            page.append("\n");
            notes.forEach(note -> page.append("- ").append(note).append("\n"));
        }
        return page.toString();
    }
}

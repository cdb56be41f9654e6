package io.plimsoll.model.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plimsoll.model.basics.PlimsollException;
import io.plimsoll.model.basics.Problem;
import io.plimsoll.model.basics.ProblemText;
import io.plimsoll.model.rows.RowFile.Format;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowFileTest {

    @TempDir private Path folder;

    private RowFile open(Format format, String content) throws IOException {
        return open(format, content.getBytes(StandardCharsets.UTF_8));
    }

    private RowFile open(Format format, byte[] content) throws IOException {
        return RowFile.open(Files.write(folder.resolve("data"), content), "users.csv", format);
    }

    private static List<List<String>> all(RowFile file) {
        Rows.Reader reader = file.reader();
        List<List<String>> rows = new ArrayList<>();
        for (long row = 0; row < file.rows(); row++) {
            reader.goTo(row);
            List<String> cells = new ArrayList<>();
            for (int column = 0; column < file.columns().size(); column++) {
                cells.add(reader.cell(column));
            }
            rows.add(cells);
        }
        return rows;
    }

    private String problems(Format format, byte[] content) {
        PlimsollException refused =
                catchThrowableOfType(PlimsollException.class, () -> open(format, content));
        assertThat(refused).as("nothing was refused").isNotNull();
        return refused.problems().stream()
                .map(RowFileTest::located)
                .collect(Collectors.joining("\n"));
    }

    private String problems(Format format, String content) {
        return problems(format, content.getBytes(StandardCharsets.UTF_8));
    }

    private static String located(Problem problem) {
        String place =
                problem.where().map(where -> where.line() + ":" + where.column() + " ").orElse("");
        return place + problem.what();
    }

    @Test
    void should_read_csv_as_the_rfc_has_it() throws IOException {
        RowFile file =
                open(
                        Format.CSV,
                        "\uFEFFid,name,note\r\n1,Zoë,\r\n2,\"a, \"\"b\"\"\r\nc\",\"\"\n3, x ,y");

        assertThat(file.columns()).containsExactly("id", "name", "note");
        assertThat(all(file))
                .containsExactly(
                        List.of("1", "Zoë", ""),
                        List.of("2", "a, \"b\"\r\nc", ""),
                        List.of("3", " x ", "y"));
    }

    @Test
    void should_read_json_lines() throws IOException {
        RowFile file =
                open(
                        Format.JSON_LINES,
                        "{\"id\":1.50,\"tags\":[\"a\"],\"x\":null}\r\n"
                                + "{\"x\":\"\\u00e9\",\"more\":{},\"tags\":true,\"id\":\"\"}\n");

        assertThat(file.columns()).containsExactly("id", "tags", "x");
        assertThat(all(file).toString()).isEqualTo("[[1.50, [\"a\"], null], [, true, é]]");
    }

    @Test
    void should_report_every_problem_of_a_csv_file_at_its_line() {
        assertThat(
                        problems(
                                Format.CSV,
                                """
                                id,name
                                1,a
                                2
                                3,"b
                                b",c
                                4,x"y

                                5,"z"z
                                6,ok
                                7,"never
                                """))
                .isEqualTo(
                        """
                        3:1 the row has 1 field, the header 2
                        4:1 the row has 3 fields, the header 2
                        6:4 a quote stands in a field without quotes
                        7:1 the line is empty
                        8:6 text follows the closing quote of a field
                        10:3 a quoted field is never closed""");
    }

    @Test
    void should_report_every_problem_of_a_json_file_at_its_line() {
        assertThat(
                        problems(
                                Format.JSON_LINES,
                                """
                                {"id":1}
                                {"id":1
                                [1]

                                {"name":"a"}
                                {"id":2} {"id":3}
                                nonsense
                                {"id":4}
                                """))
                .isEqualTo(
                        """
                        2:8 this is not JSON
                        3:1 the row is no JSON object
                        4:1 the line is empty
                        5:1 the row has no `id`
                        6:10 something follows the object
                        7:1 this is not JSON""");
    }

    @Test
    void should_refuse_files_without_rows_or_names() {
        assertThat(problems(Format.CSV, "")).isEqualTo("1:1 `users.csv` is empty");
        assertThat(problems(Format.CSV, "id,name\n")).isEqualTo("2:1 `users.csv` has no rows");
        assertThat(problems(Format.CSV, "id,,x\n1,2,3")).isEqualTo("1:4 a column has no name");
        assertThat(problems(Format.CSV, "id,id\n1,2")).isEqualTo("1:4 two columns are named `id`");
        assertThat(problems(Format.CSV, "id\rname\r")).isEqualTo("1:3 a line ends in CR alone");
        assertThat(problems(Format.CSV, new byte[] {'a', '\n', (byte) 0xC3, '\n'}))
                .isEqualTo("2:1 the row is not text in UTF-8");
        assertThat(problems(Format.CSV, "id\n1\n\n2\n\n"))
                .isEqualTo("3:1 the line is empty\n5:1 the line is empty");
        assertThat(problems(Format.JSON_LINES, "{\"id\":1,\"id\":2}"))
                .isEqualTo("1:1 the row has `id` twice");
        assertThat(problems(Format.JSON_LINES, "{\"id\":1}\n{\"id\":1,\"id\":2}"))
                .isEqualTo("2:1 the row has `id` twice");
        assertThat(problems(Format.JSON_LINES, "\n{\"id\":1}")).isEqualTo("1:1 the line is empty");
    }

    @Test
    void should_show_the_line_and_the_mend() {
        PlimsollException refused =
                catchThrowableOfType(
                        PlimsollException.class, () -> open(Format.CSV, "id,name\n1,x\"y\n"));

        assertThat(refused.problems().stream().map(ProblemText::of).collect(Collectors.joining()))
                .isEqualTo(
                        """
                        error: a quote stands in a field without quotes
                          --> users.csv:2:4
                        2 | 1,x"y
                          |    ^ quote the whole field and double the quotes inside
                        """);
    }

    @Test
    void should_stop_at_a_hundred_problems() {
        assertThat(problems(Format.CSV, "id,name\n" + "1\n".repeat(100_000)).lines()).hasSize(101);
    }

    @Test
    void should_find_any_row_of_a_file_that_is_mapped() throws IOException {
        long seed = 5;
        System.out.println("rows of a large file: seed " + seed);
        Path path = folder.resolve("large.csv");
        int rows = 1_700_000; // some 75 MB: more than is held in memory
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path))) {
            out.write("id,text\n".getBytes(StandardCharsets.UTF_8));
            for (int row = 0; row < rows; row++) {
                String text = row % 3 == 0 ? "\"line\nline\"" : "x".repeat(50);
                out.write((row + "," + text + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        assertThat(Files.size(path)).isGreaterThan(64L << 20);

        RowFile file = RowFile.open(path, "large.csv", Format.CSV);
        Rows.Reader reader = file.reader();

        assertThat(file.rows()).isEqualTo(rows);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 10_000; i++) {
            int row = random.nextInt(rows);
            reader.goTo(row);
            assertThat(reader.cell(0)).isEqualTo(Integer.toString(row));
        }

        Files.write(path, new byte[0]);

        assertThatThrownBy(() -> reader.goTo(rows - 1))
                .isInstanceOf(PlimsollException.class)
                .hasMessage("`large.csv` has changed while it was used");
    }

    @Test
    void should_read_or_refuse_whatever_stands_in_a_file() throws IOException {
        long seed = 7;
        System.out.println("edited data files: seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        String[] texts = {
            "id,name\n1,\"a \"\"b\"\"\"\r\n2,c\n3,d", "{\"id\":1,\"b\":[1]}\n{\"id\":2,\"b\":{}}\n"
        };
        int read = 0;
        for (int i = 0; i < 4_000; i++) {
            byte[] edited = texts[i % 2].getBytes(StandardCharsets.UTF_8);
            edited[random.nextInt(edited.length)] = (byte) random.nextInt(256);
            try {
                all(open(i % 2 == 0 ? Format.CSV : Format.JSON_LINES, edited));
                read++;
            } catch (PlimsollException refused) {
                assertThat(refused.problems()).isNotEmpty();
            }
        }
        assertThat(read).isBetween(400, 3_900);
    }
}

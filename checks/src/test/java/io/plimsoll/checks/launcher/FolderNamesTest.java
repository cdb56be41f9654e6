package io.plimsoll.checks.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Both launchers, before this machine's Java, in a folder whose name is not ASCII. The folder is
 * made and entered by a shell: this test may itself run where Java cannot name it.
 */
final class FolderNamesTest {

    private static final String MAIN =
            """
            package io.plimsoll.app.cli;

            public final class Main {
                public static void main(String[] names) {
                    System.out.println(java.nio.file.Files.exists(java.nio.file.Path.of(names[0])));
                    System.out.println(System.out.charset() + " " + System.err.charset());
                    System.out.println(System.getenv("PLIMSOLL_CALLED"));
                }
            }
            """;

    private static final String LIKE_A_CHECKOUT =
            """
            mkdir -p build target/image {model,analysis,engine,results,targets,app}/src/main
            touch pom.xml app/pom.xml
            cp "$project/plimsoll" .
            cp "$project"/build/*.sh "$project"/build/jvm.flags build
            cp -R "$classes" target/image/plimsoll.jar
            touch target/image/.built
            """;

    private static final String LIKE_THE_ARCHIVE =
            """
            mkdir -p bin app
            cp "$project/build/archive-launcher.sh" bin/plimsoll
            cp "$project"/build/{launch,locale}.sh "$project/build/jvm.flags" app
            cp -R "$classes" app/plimsoll.jar
            ln -s "$JAVA_HOME" runtime
            """;

    @TempDir private Path folder;

    @BeforeEach
    void compile() throws IOException {
        Path source = Files.writeString(folder.resolve("Main.java"), MAIN);
        Path classes = Files.createDirectory(folder.resolve("classes"));
        assertThat(
                        ToolProvider.getSystemJavaCompiler()
                                .run(null, null, null, "-d", "" + classes, "" + source))
                .isZero();
    }

    private Call call(String layout, String locale, String command) throws Exception {
        String script =
                """
                set -e
                folder=$(printf 'Gr\\303\\266\\303\\237e')
                mkdir "$folder" && cd "$folder"
                %s
                export LC_ALL=%s
                %s
                """
                        .formatted(layout, locale, command);
        return Call.of(
                Path.of("/bin/bash"),
                folder,
                Map.of(
                        "JAVA_HOME", System.getProperty("java.home"),
                        "project", Path.of("..").toAbsolutePath().normalize().toString(),
                        "classes", folder.resolve("classes").toString()),
                "-c",
                script);
    }

    @Test
    void should_start_and_find_files_where_the_locale_knows_ascii_alone() throws Exception {
        Call call = call(LIKE_A_CHECKOUT, "C", "./plimsoll \"$PWD\"");

        assertThat(call.lines()).containsExactly("true", "US-ASCII US-ASCII", "./plimsoll");
    }

    @Test
    void should_do_the_same_from_the_archive() throws Exception {
        Call call = call(LIKE_THE_ARCHIVE, "POSIX", "bin/plimsoll \"$PWD\"");

        assertThat(call.lines()).containsExactly("true", "US-ASCII US-ASCII", "bin/plimsoll");
    }

    @Test
    void should_do_the_same_and_print_as_asked_for_by_a_locale_that_is_not_installed()
            throws Exception {
        String quietly = "exec 2> warnings; LC_ALL=xx_XX.UTF-8 ./plimsoll \"$PWD\"";
        Call call = call(LIKE_A_CHECKOUT, "C", quietly);

        assertThat(call.lines()).containsExactly("true", "UTF-8 UTF-8", "./plimsoll");
    }

    @Test
    void should_leave_a_locale_that_has_an_encoding_alone() throws Exception {
        Call call = call(LIKE_A_CHECKOUT, "C.UTF-8", "PATH=$PWD:$PATH; exec plimsoll \"$PWD\"");

        assertThat(call.lines()).containsExactly("true", "UTF-8 UTF-8", "null");
    }

    @Test
    void should_work_through_a_link_that_is_called_by_its_bare_name() throws Exception {
        Call call = call(LIKE_A_CHECKOUT, "C", "ln -s plimsoll LINK; exec bash LINK \"$PWD\"");

        assertThat(call.lines()).first().isEqualTo("true");
    }

    @Test
    void should_do_the_same_with_a_link_into_the_archive() throws Exception {
        Call call = call(LIKE_THE_ARCHIVE, "C", "ln -s bin/plimsoll LINK; exec sh LINK \"$PWD\"");

        assertThat(call.lines()).first().isEqualTo("true");
    }
}

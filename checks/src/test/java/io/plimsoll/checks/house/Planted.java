package io.plimsoll.checks.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Classes compiled from text in a test, to see that a rule refuses them. */
final class Planted {

    private Planted() {}

    /**
     * One compilation unit.
     *
     * @param path where a compiler expects it, with slashes
     * @param text the whole file
     */
    record Source(String path, String text) {
        private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
        private static final Pattern TYPE =
                Pattern.compile("(?:class|interface|record|enum) (\\w+)");

        static Source of(String text) {
            return new Source(
                    first(PACKAGE, text).replace('.', '/') + "/" + first(TYPE, text) + ".java",
                    text);
        }

        private static String first(Pattern pattern, String text) {
            Matcher matcher = pattern.matcher(text);
            if (!matcher.find()) {
                throw new IllegalArgumentException("no " + pattern + " in " + text);
            }
            return matcher.group(1);
        }

        private JavaFileObject file() {
            return new SimpleJavaFileObject(
                    URI.create("string:///" + path), JavaFileObject.Kind.SOURCE) {
                @Override
                public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                    return text;
                }
            };
        }
    }

    /**
     * The classes of {@code sources}, compiled into {@code folder} against the test's class path.
     */
    static JavaClasses compile(List<Source> sources, Path folder) throws IOException {
        Files.createDirectories(folder);
        boolean compiled =
                ToolProvider.getSystemJavaCompiler()
                        .getTask(
                                null,
                                null,
                                null,
                                List.of("-d", folder.toString(), "-proc:none", "-nowarn"),
                                null,
                                sources.stream().map(Source::file).toList())
                        .call();
        if (!compiled) {
            throw new IllegalArgumentException("planted source does not compile: " + sources);
        }
        return new ClassFileImporter().importPath(folder);
    }
}

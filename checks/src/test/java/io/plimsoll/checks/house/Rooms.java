package io.plimsoll.checks.house;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static io.plimsoll.checks.house.Modules.in;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The rules between the rooms of a module, and about the libraries that each room may see. */
final class Rooms {

    private static final Class<?>[] NAMES_AND_TEXT = {
        Serializable.class,
        UncheckedIOException.class,
        Path.class,
        URI.class,
        Charset.class,
        StandardCharsets.class
    };

    /** What protocols on sockets share; it knows none of them. */
    private static final DescribedPredicate<JavaClass> COMMON_GROUND =
            resideInAPackage(in("engine.protocol.net"));

    private Rooms() {}

    static Stream<ArchitectureRule> rules() {
        return Stream.of(
                ArchitectureRule.of(
                        "rooms form no cycle",
                        slices().matching("io.plimsoll.(**)").should().beFreeOfCycles(),
                        "package io.plimsoll.model.left; public class Left {"
                                + " io.plimsoll.model.right.Right right; }",
                        "package io.plimsoll.model.right; public class Right {"
                                + " io.plimsoll.model.left.Left left; }"),
                ArchitectureRule.of(
                        "the load room and the metrics know the protocol seam but no protocol",
                        noClasses()
                                .that()
                                .resideInAnyPackage(in("engine.load"), in("engine.metrics"))
                                .should()
                                .dependOnClassesThat(
                                        resideInAPackage("io.plimsoll.engine.protocol.(*)..")
                                                .and(not(COMMON_GROUND))),
                        "package io.plimsoll.engine.protocol.http; public class Wire {}",
                        "package io.plimsoll.engine.load; class Shard {"
                                + " Object wire = new io.plimsoll.engine.protocol.http.Wire(); }"),
                ArchitectureRule.of(
                        "protocols know nothing of one another",
                        slices().matching("io.plimsoll.engine.protocol.(*)..")
                                .should()
                                .notDependOnEachOther()
                                .ignoreDependency(alwaysTrue(), COMMON_GROUND),
                        "package io.plimsoll.engine.protocol.one; public class One {}",
                        "package io.plimsoll.engine.protocol.two; class Two {"
                                + " Object one = new io.plimsoll.engine.protocol.one.One(); }"),
                ArchitectureRule.of(
                        "protocols do not know who drives them",
                        noClasses()
                                .that()
                                .resideInAPackage(in("engine.protocol"))
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(in("engine.load"), in("engine.run")),
                        "package io.plimsoll.engine.run; public class Local {}",
                        "package io.plimsoll.engine.protocol.http; class Wire {"
                                + " Object run = new io.plimsoll.engine.run.Local(); }"),
                ArchitectureRule.of(
                        "in the app only the command line builds an engine; the rest listens",
                        noClasses()
                                .that(
                                        resideInAPackage(in("app"))
                                                .and(
                                                        not(
                                                                resideInAnyPackage(
                                                                        "io.plimsoll.app.cli",
                                                                        "io.plimsoll.app.cli.trial"))))
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage(in("engine")),
                        "package io.plimsoll.engine.run; public class Local {}",
                        "package io.plimsoll.app.cli.console; class Screen {"
                                + " Object run = new io.plimsoll.engine.run.Local(); }"),
                pure("analysis", resideInAPackage(in("analysis"))),
                pure(
                        "model outside its readers and seams",
                        resideInAPackage(in("model"))
                                .and(
                                        not(
                                                resideInAnyPackage(
                                                        in("model.yaml"),
                                                        in("model.rows"),
                                                        in("model.recording"),
                                                        in("model.seams"))))),
                library("Netty", "io.netty..", "io.netty.buffer.ByteBuf", "engine", "targets"),
                library("picocli", "picocli..", "picocli.CommandLine", "app.cli"),
                library(
                        "the YAML parser",
                        "org.snakeyaml..",
                        "org.snakeyaml.engine.v2.api.Load",
                        "model.yaml"));
    }

    /** The classes {@code where} the first word of {@code name} is the module. */
    private static ArchitectureRule pure(String name, DescribedPredicate<JavaClass> where) {
        return ArchitectureRule.of(
                name + " does no input or output and asks for no time",
                noClasses()
                        .that(where)
                        .should()
                        .dependOnClassesThat(
                                resideInAnyPackage("java.io..", "java.net..", "java.nio..")
                                        .and(not(belongToAnyOf(NAMES_AND_TEXT))))
                        .orShould()
                        .callMethodWhere(target(nameMatching("nanoTime|currentTimeMillis|now"))),
                "package io.plimsoll."
                        + name.split(" ")[0]
                        + ".planted; class Reader { Object file = new java.io.File(\"x\"); }");
    }

    private static ArchitectureRule library(
            String name, String packages, String type, String... rooms) {
        String[] allowed = Stream.of(rooms).map(Modules::in).toArray(String[]::new);
        return ArchitectureRule.of(
                name + " is seen only by " + String.join(", ", rooms),
                noClasses()
                        .that()
                        .resideOutsideOfPackages(allowed)
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(packages),
                "package io.plimsoll.analysis.planted; class Greedy { " + type + " it; }");
    }
}

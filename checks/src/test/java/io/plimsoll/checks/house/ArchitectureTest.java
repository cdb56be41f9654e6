package io.plimsoll.checks.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the arrows of ARCHITECTURE.md and the habits that bytecode shows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ArchitectureTest {

    private JavaClasses program;

    @BeforeAll
    void readTheProgram() {
        program =
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .withImportOption(location -> !location.contains("-tests.jar"))
                        .importPackages("io.plimsoll");
    }

    static Stream<ArchitectureRule> rules() {
        return Stream.of(Modules.rules(), Rooms.rules(), Habits.rules()).flatMap(r -> r);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void should_hold_in_the_program(ArchitectureRule rule) {
        rule.rule().check(program);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void should_refuse_a_planted_violation(ArchitectureRule rule, @TempDir Path folder)
            throws IOException {
        JavaClasses planted = Planted.compile(rule.violation(), folder);

        assertThat(rule.rule().evaluate(planted).hasViolation()).as(rule.name()).isTrue();
    }

    @Test
    void should_know_every_module_there_is() {
        assertThat(
                        program.stream()
                                .map(JavaClass::getPackageName)
                                .map(name -> name.substring(Modules.ROOT.length()).split("\\.")[0])
                                .collect(Collectors.toSet()))
                .isEqualTo(Modules.KNOWN.keySet());
    }
}

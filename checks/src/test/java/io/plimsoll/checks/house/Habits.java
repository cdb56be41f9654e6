package io.plimsoll.checks.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;
import static com.tngtech.archunit.core.domain.properties.HasModifiers.Predicates.modifier;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static io.plimsoll.checks.house.Modules.in;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import io.netty.util.concurrent.FastThreadLocal;
import java.util.Collection;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** What no class of the program does, whatever room it lives in. */
final class Habits {

    private static final String REFLECTION =
            "forName|newInstance|get(Declared)?(Method|Field|Constructor)s?|getRecordComponents";
    private static final String SETTINGS =
            "getenv|getProperty|getProperties|setProperty|setProperties";

    private Habits() {}

    static Stream<ArchitectureRule> rules() {
        return Stream.of(
                ArchitectureRule.of(
                        "only the command line reads the environment and system properties",
                        noClasses()
                                .that()
                                .resideOutsideOfPackage(in("app.cli"))
                                .should()
                                .callMethodWhere(
                                        called(System.class, SETTINGS)
                                                .or(called(Boolean.class, "getBoolean"))
                                                .or(called(Integer.class, "getInteger"))
                                                .or(called(Long.class, "getLong"))),
                        planted("Object x = System.getenv(\"HOME\");")),
                ArchitectureRule.of(
                        "no thread-local state",
                        noClasses()
                                .should()
                                .dependOnClassesThat()
                                .areAssignableTo(ThreadLocal.class)
                                .orShould()
                                .dependOnClassesThat()
                                .areAssignableTo(FastThreadLocal.class),
                        planted("Object x = new ThreadLocal<String>();")),
                ArchitectureRule.of(
                        "every random number has a seed",
                        noClasses()
                                .should()
                                .dependOnClassesThat()
                                .areAssignableTo(ThreadLocalRandom.class)
                                .orShould()
                                .callMethod(Math.class, "random")
                                .orShould()
                                .callConstructor(Random.class),
                        planted("double x = Math.random();")),
                ArchitectureRule.of(
                        "no reflection but where user code is loaded",
                        noClasses()
                                .that(not(resideInAPackage(in("engine.protocol.java"))))
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("java.lang.reflect..")
                                .orShould()
                                .callMethodWhere(called(Class.class, REFLECTION)),
                        planted("Object x = Bad.class.getDeclaredFields();")),
                ArchitectureRule.of(
                        "static fields are final",
                        fields().that()
                                .areStatic()
                                .and(not(modifier(SYNTHETIC)))
                                .should()
                                .beFinal(),
                        planted("static int calls;")),
                ArchitectureRule.of(
                        "static fields hold nothing that changes",
                        noFields()
                                .that()
                                .areStatic()
                                .should()
                                .haveRawType(changing())
                                .orShould()
                                .haveRawType(
                                        JavaClass.Predicates.assignableTo(StringBuilder.class)),
                        planted(
                                "static final java.util.HashMap<String, String> x ="
                                        + " new java.util.HashMap<>();")),
                ArchitectureRule.of(
                        "no room is a drawer for odds and ends",
                        noClasses()
                                .should()
                                .resideInAnyPackage("..util..", "..common..", "..misc.."),
                        "package io.plimsoll.model.util; class Bad {}"));
    }

    private static String planted(String member) {
        return "package io.plimsoll.engine.planted; class Bad { " + member + " }";
    }

    private static DescribedPredicate<JavaCall<?>> called(Class<?> owner, String methods) {
        return target(owner(JavaClass.Predicates.type(owner))).and(target(nameMatching(methods)));
    }

    /** A type that says by itself that it changes; {@code Map} and {@code List} may be copies. */
    private static DescribedPredicate<JavaClass> changing() {
        return DescribedPredicate.describe(
                "changing",
                type ->
                        type.getPackageName().startsWith("java.util.concurrent")
                                || (!type.isInterface()
                                        && !type.isEnum()
                                        && (type.isAssignableTo(Collection.class)
                                                || type.isAssignableTo(Map.class))));
    }
}

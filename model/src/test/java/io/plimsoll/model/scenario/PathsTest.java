package io.plimsoll.model.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.model.scenario.JsonPath.Step.Item;
import io.plimsoll.model.scenario.JsonPath.Step.Member;
import io.plimsoll.model.scenario.XmlPath.Element;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where values stand in documents. */
class PathsTest {

    @Test
    void should_read_names_and_numbers_of_json() {
        assertThat(JsonPath.parse("$")).contains(new JsonPath(List.of()));
        assertThat(JsonPath.parse("$.a.b-c[0][-1].größe"))
                .contains(
                        new JsonPath(
                                List.of(
                                        new Member("a"),
                                        new Member("b-c"),
                                        new Item(0),
                                        new Item(-1),
                                        new Member("größe"))));
        assertThat(JsonPath.parse("$['it''s']")).isEmpty();
        assertThat(JsonPath.parse("$['it\\'s \\\\']")).contains(path(new Member("it's \\")));
        assertThat(JsonPath.parse("$[\"a b\"]")).contains(path(new Member("a b")));
        assertThat(JsonPath.parse("$['']")).contains(path(new Member("")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "$a",
                "$.",
                "$..a",
                "$.*",
                "$[*]",
                "$[1:2]",
                "$[?@.a]",
                "$.a[",
                "$.a[x]",
                "$.a b",
                "$[1",
                "$[9999999999]"
            })
    void should_refuse_what_may_name_several_values_or_none(String text) {
        assertThat(JsonPath.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"$", "$.a[0].b", "$['a b']['it\\'s']", "$[-1]", "$['7']"})
    void should_write_what_it_reads(String text) {
        assertThat(JsonPath.parse(text).orElseThrow()).hasToString(text);
    }

    @Test
    void should_read_elements_and_attributes_of_xml() {
        assertThat(XmlPath.parse("/a/b[2]"))
                .contains(
                        new XmlPath(
                                List.of(new Element("a", 1), new Element("b", 2)),
                                Optional.empty()));
        assertThat(XmlPath.parse("/a/@id"))
                .contains(new XmlPath(List.of(new Element("a", 1)), Optional.of("id")));
        assertThat(XmlPath.parse("/a/b[2]/@id").orElseThrow()).hasToString("/a/b[2]/@id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "a",
                "//a",
                "/a/",
                "/a/*",
                "/@id",
                "/a[0]",
                "/a/@b/c",
                "/a[@b='c']"
            })
    void should_refuse_all_other_paths_of_xml(String text) {
        assertThat(XmlPath.parse(text)).isEmpty();
    }

    private static JsonPath path(JsonPath.Step... steps) {
        return new JsonPath(List.of(steps));
    }
}

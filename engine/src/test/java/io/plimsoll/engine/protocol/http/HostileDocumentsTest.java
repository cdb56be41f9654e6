package io.plimsoll.engine.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.model.scenario.JsonPath;
import io.plimsoll.model.scenario.XmlPath;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Documents from a target that means no good: no value, never an exception, and soon. */
@Timeout(30)
class HostileDocumentsTest {

    private static final JsonPath ID = JsonPath.parse("$.a[0].id").orElseThrow();
    private static final JsonPath LAST = JsonPath.parse("$[-1]").orElseThrow();
    private static final XmlPath B = XmlPath.parse("/a/b").orElseThrow();

    private static String json(String document, JsonPath path) {
        return JsonValues.find(document.getBytes(StandardCharsets.UTF_8), path);
    }

    private static String xml(String document) {
        return XmlValues.find(document.getBytes(StandardCharsets.UTF_8), B);
    }

    @Test
    void should_find_nothing_in_what_is_not_json() {
        for (String document :
                new String[] {
                    "",
                    " ",
                    "{",
                    "[",
                    "nul",
                    "{\"a\"",
                    "{\"a\":[",
                    "{\"a\":[{\"id\":",
                    "<a/>",
                    "\0",
                    "{'a':[{'id':1}]}",
                    "\"a\"",
                    "7",
                    "{\"a\":[{}]}",
                    "{\"a\":{\"id\":1}}",
                    "[[]]"
                }) {
            assertThat(json(document, ID)).as(document).isNull();
        }
        assertThat(json("[]", LAST)).isNull();
    }

    @Test
    void should_survive_depth_and_length() {
        assertThat(json("{\"b\":" + "[".repeat(1_000_000), ID)).isNull();
        assertThat(json("{\"b\":" + "9".repeat(1_000_000) + ",\"a\":[{\"id\":1}]}", ID)).isNull();
        assertThat(json("[" + "[],".repeat(1_000_000) + "5]", LAST)).isEqualTo("5");
        assertThat(xml("<a>" + "<c>".repeat(200_000))).isNull();
        assertThat(xml("<a>" + "<c/>".repeat(500_000) + "<b>x</b></a>")).isEqualTo("x");
    }

    @Test
    void should_neither_expand_entities_nor_fetch_any() {
        String bomb =
                """
                <!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;&x;&x;&x;&x;&x;">]>
                <a><b>&y;</b></a>""";
        String file =
                """
                <!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a><b>&x;</b></a>""";

        assertThat(xml(bomb)).isNotEqualTo("ha".repeat(8));
        assertThat(String.valueOf(xml(file))).doesNotContain("root");
    }

    @Test
    void should_survive_any_edit_of_a_document() {
        long seed = 12;
        System.out.println("edited documents: seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        String json = "{\"a\":[{\"x\":[1,2],\"id\":\"se\\u00e9\"}],\"b\":1e5}";
        String xml = "<?xml version='1.0'?><a c=\"&lt;\"><!-- c --><b><![CDATA[x]]>y</b></a>";
        for (int i = 0; i < 5_000; i++) {
            json(edited(json, random), ID);
            xml(edited(xml, random));
        }
        assertThat(json(json, ID)).isEqualTo("seé");
        assertThat(xml(xml)).isEqualTo("xy");
    }

    private static String edited(String text, SplittableRandom random) {
        StringBuilder edited = new StringBuilder(text);
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            int at = random.nextInt(edited.length());
            if (random.nextBoolean()) {
                edited.setCharAt(at, (char) random.nextInt(0x100));
            } else {
                edited.deleteCharAt(at);
            }
        }
        return edited.toString();
    }
}

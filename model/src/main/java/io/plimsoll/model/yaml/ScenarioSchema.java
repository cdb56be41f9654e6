package io.plimsoll.model.yaml;

import io.plimsoll.model.yaml.language.Language;
import io.plimsoll.model.yaml.language.Section;
import io.plimsoll.model.yaml.language.Section.Rule;
import io.plimsoll.model.yaml.language.Section.Shape;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON Schema of the scenario file, for editors: keys, types and units, not the names that
 * refer to each other.
 */
public final class ScenarioSchema {

    private final JsonMapper json = JsonMapper.shared();

    private ScenarioSchema() {}

    /** The document, of draft 2020-12, indented. */
    public static String text() {
        ScenarioSchema schema = new ScenarioSchema();
        String text =
                schema.json.writerWithDefaultPrettyPrinter().writeValueAsString(schema.document());
        return text.replace("\r\n", "\n") + "\n";
    }

    private ObjectNode document() {
        ObjectNode document = json.createObjectNode();
        document.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        document.put("title", "Plimsoll scenario");
        document.put("$ref", "#/$defs/" + Language.SCENARIO.name());
        ObjectNode definitions = document.putObject("$defs");
        for (Section section : Language.SECTIONS) {
            definitions.set(section.name(), section(section));
        }
        return document;
    }

    private ObjectNode section(Section section) {
        ObjectNode schema = json.createObjectNode();
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        for (Section.Key key : section.keys()) {
            ObjectNode property = shape(key.shape());
            property.put("description", key.meaning());
            properties.set(key.name(), property);
        }
        schema.put("additionalProperties", false);
        ArrayNode rules = json.createArrayNode();
        section.rules().forEach(rule -> rules.add(rule(rule)));
        if (!rules.isEmpty()) {
            schema.set("allOf", rules);
        }
        return schema;
    }

    private ObjectNode rule(Rule rule) {
        ObjectNode schema = json.createObjectNode();
        switch (rule) {
            case Rule.OneOf one -> alternatives(schema.putArray("oneOf"), one.keys());
            case Rule.SomeOf some when some.keys().size() == 1 -> required(schema, some.keys());
            case Rule.SomeOf some -> alternatives(schema.putArray("anyOf"), some.keys());
            case Rule.OneAtMost one -> {
                ArrayNode pairs = schema.putObject("not").putArray("anyOf");
                for (int i = 1; i < one.keys().size(); i++) {
                    for (String earlier : one.keys().subList(0, i)) {
                        required(pairs.addObject(), List.of(earlier, one.keys().get(i)));
                    }
                }
            }
            case Rule.OnlyWith only ->
                    schema.putObject("dependentRequired").putArray(only.key()).add(only.other());
        }
        return schema;
    }

    private static void alternatives(ArrayNode alternatives, List<String> keys) {
        keys.forEach(key -> required(alternatives.addObject(), List.of(key)));
    }

    private static void required(ObjectNode schema, List<String> keys) {
        ArrayNode required = schema.putArray("required");
        keys.forEach(required::add);
    }

    private ObjectNode shape(Shape shape) {
        ObjectNode schema = json.createObjectNode();
        switch (shape) {
            case Shape.One one -> schema = (ObjectNode) json.readTree(one.word().schema());
            case Shape.Many many -> {
                schema.put("type", "array").set("items", shape(many.each()));
                if (many.least() > 0) {
                    schema.put("minItems", many.least());
                }
            }
            case Shape.Named named -> {
                schema.put("type", "object").set("additionalProperties", shape(named.each()));
                if (!named.names().equals(".*")) {
                    schema.putObject("propertyNames").put("pattern", "^(" + named.names() + ")$");
                }
            }
            case Shape.Block block -> schema.put("$ref", "#/$defs/" + block.section().name());
            case Shape.Either either -> {
                ArrayNode alternatives = schema.putArray("anyOf");
                either.shapes().forEach(each -> alternatives.add(shape(each)));
            }
            case Shape.Anything _ -> {}
        }
        return schema;
    }
}

package io.plimsoll.model.yaml.http;

import io.plimsoll.model.scenario.Connections;
import io.plimsoll.model.scenario.Defaults;
import io.plimsoll.model.yaml.language.Fields;
import io.plimsoll.model.yaml.language.Language;
import io.plimsoll.model.yaml.language.Vars;
import io.plimsoll.model.yaml.language.Words;
import io.plimsoll.model.yaml.tree.Node;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what holds for every step. */
public final class DefaultsReader {

    private DefaultsReader() {}

    public static Defaults read(Fields scenario, Vars vars, Set<String> targets) {
        Optional<Fields> block = scenario.block("defaults", Language.DEFAULTS, "`defaults`");
        if (block.isEmpty()) {
            return Defaults.NONE;
        }
        Fields fields = block.get();
        Map<String, String> headers = HeaderReader.read(fields, vars);
        return new Defaults(
                fields.word("timeout", Words.DURATION).orElse(Defaults.TIMEOUT),
                headers,
                fields.word("connections", Words.CONNECTIONS).orElse(Connections.SHARED),
                fields.word("stamps", Words.ON_OFF).orElse(true),
                addresses(fields),
                OptionsReader.read(fields, vars, targets));
    }

    private static List<String> addresses(Fields fields) {
        List<String> addresses = new ArrayList<>();
        for (Node item : fields.items("local-addresses").orElse(List.of())) {
            Optional<String> address =
                    Fields.word(item, "`local-addresses`", Words.TEXT, fields.problems());
            if (address.isPresent() && !isAddress(address.get())) {
                fields.problems()
                        .add(
                                item.span(),
                                "`" + address.get() + "` is not an IP address",
                                "write for example `127.0.0.2` or `::1`");
            }
            address.ifPresent(addresses::add);
        }
        return addresses;
    }

    private static boolean isAddress(String text) {
        try {
            return text.equals(text.strip()) && InetAddress.ofLiteral(text) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}

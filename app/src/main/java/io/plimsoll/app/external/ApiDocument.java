package io.plimsoll.app.external;

import io.plimsoll.model.yaml.tree.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A description of an interface as a tree, with its references. */
final class ApiDocument {

    private static final int REFERENCES_MAX = 20;

    private final Node root;

    ApiDocument(Node root) {
        this.root = root;
    }

    Node root() {
        return root;
    }

    /** What stands under these keys, one in the other. */
    Optional<Node> at(Node from, String... keys) {
        Node node = from;
        for (String key : keys) {
            Node next = child(resolved(node), key);
            if (next == null) {
                return Optional.empty();
            }
            node = next;
        }
        return Optional.of(node);
    }

    private static @Nullable Node child(Node node, String key) {
        if (node instanceof Node.Mapping mapping) {
            for (Node.Entry entry : mapping.entries()) {
                if (entry.key().text().equals(key)) {
                    return entry.value();
                }
            }
        }
        return null;
    }

    Map<String, Node> entries(Optional<Node> node) {
        Map<String, Node> entries = new LinkedHashMap<>();
        if (node.isPresent() && resolved(node.get()) instanceof Node.Mapping mapping) {
            mapping.entries().forEach(entry -> entries.put(entry.key().text(), entry.value()));
        }
        return entries;
    }

    List<Node> items(Optional<Node> node) {
        return node.isPresent() && resolved(node.get()) instanceof Node.Items list
                ? list.items()
                : List.of();
    }

    Optional<Node> item(Node list, int index) {
        List<Node> items = items(Optional.of(list));
        return index < items.size() ? Optional.of(items.get(index)) : Optional.empty();
    }

    /** The text of the root that stands under these keys. */
    Optional<String> text(String... keys) {
        return at(root, keys).flatMap(ApiDocument::scalar);
    }

    Optional<String> text(Node from, String key) {
        return at(from, key).flatMap(ApiDocument::scalar);
    }

    static Optional<String> scalar(Node node) {
        return node instanceof Node.Scalar scalar && !scalar.isEmpty()
                ? Optional.of(scalar.text())
                : Optional.empty();
    }

    /** What a reference leads to; itself when it is none, or leads nowhere. */
    Node resolved(Node written) {
        Node node = written;
        for (int i = 0; i < REFERENCES_MAX; i++) {
            Node reference = child(node, "$ref");
            if (!(reference instanceof Node.Scalar to) || !to.text().startsWith("#/")) {
                return node;
            }
            Node found = root;
            for (String key : to.text().substring(2).split("/")) {
                Node next = child(found, key.replace("~1", "/").replace("~0", "~"));
                if (next == null) {
                    return node;
                }
                found = next;
            }
            node = found;
        }
        return node;
    }
}

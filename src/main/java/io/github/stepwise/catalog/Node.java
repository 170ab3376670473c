package io.github.stepwise.catalog;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** A piece of a YAML file that knows where it stands, so that every complaint can name file and line. */
final class Node {
    private static final YAMLFactory YAML = new YAMLFactory();

    private final Place place;
    private final Object value; // String, List<Node> or Map<String, Node>

    private Node(Place place, Object value) {
        this.place = place;
        this.value = value;
    }

    static Node read(String file, InputStream input) throws IOException {
        try (JsonParser parser = YAML.createParser(input)) {
            parser.nextToken();
            return read(file, parser);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new CatalogException(new Place(file, line), "not valid YAML: " + e.getOriginalMessage(), e);
        }
    }

    private static Node read(String file, JsonParser parser) throws IOException {
        Place place = new Place(file, parser.currentTokenLocation().getLineNr());
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            Map<String, Node> entries = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                Place keyPlace = new Place(file, parser.currentTokenLocation().getLineNr());
                parser.nextToken();
                if (entries.put(key, read(file, parser)) != null) {
                    throw new CatalogException(keyPlace, "key " + key + " stands here twice");
                }
            }
            return new Node(place, entries);
        }
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            List<Node> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(read(file, parser));
            }
            return new Node(place, items);
        }
        return new Node(place, parser.currentToken() == JsonToken.VALUE_NULL ? "" : parser.getText());
    }

    Place place() {
        return place;
    }

    CatalogException error(String message) {
        return new CatalogException(place, message);
    }

    boolean isText() {
        return value instanceof String;
    }

    String text() {
        if (value instanceof String text) {
            return text;
        }
        throw error("a text is expected here");
    }

    boolean flag() {
        String text = text();
        if (!text.equals("true") && !text.equals("false")) {
            throw error("true or false is expected here, not " + text);
        }
        return text.equals("true");
    }

    /** The text in another form; what the form refuses becomes an error with file and line. */
    <T> T as(Function<String, T> form) {
        try {
            return form.apply(text());
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new CatalogException(place, e.getMessage(), e);
        }
    }

    @SuppressWarnings("unchecked")
    List<Node> items() {
        if (value instanceof List<?> items) {
            return (List<Node>) items;
        }
        throw error("a list is expected here");
    }

    List<String> texts() {
        return items().stream().map(Node::text).toList();
    }

    @SuppressWarnings("unchecked")
    Map<String, Node> entries() {
        if (value instanceof Map<?, ?> entries) {
            return (Map<String, Node>) entries;
        }
        throw error("keys with values are expected here");
    }

    /** Refuses any key but these. */
    Node allow(Set<String> keys) {
        entries().forEach((key, node) -> {
            if (!keys.contains(key)) {
                throw node.error("unknown key " + key + "; known here: " + String.join(", ", new TreeSet<>(keys)));
            }
        });
        return this;
    }

    Node need(String key) {
        return find(key).orElseThrow(() -> error("key " + key + " is missing"));
    }

    Optional<Node> find(String key) {
        return Optional.ofNullable(entries().get(key));
    }

    String textOrNull(String key) {
        return find(key).map(Node::text).orElse(null);
    }

    boolean flag(String key) {
        return find(key).map(Node::flag).orElse(false);
    }

    List<String> textsOrNone(String key) {
        return find(key).map(Node::texts).orElse(List.of());
    }
}

package io.github.stepwise.settings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * YAML with every scalar as text: a password 0123 or 1e5 is no number. SnakeYAML itself and not Jackson, which does not follow
 * anchors, and OnCall's docker-compose file is built on one.
 */
final class Yamls {
    private Yamls() {}

    static Map<String, Object> read(String text, Path source) throws IOException {
        try {
            LoaderOptions options = new LoaderOptions();
            options.setMaxAliasesForCollections(1000);
            DumperOptions dumper = new DumperOptions();
            Yaml yaml = new Yaml(
                    new SafeConstructor(options), new Representer(dumper), dumper, options, new TextResolver());
            for (Object document : yaml.loadAll(text)) {
                if (document instanceof Map<?, ?>) {
                    return map(document);
                }
            }
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            throw new IOException(source + " is not proper YAML: line " + line);
        } catch (YAMLException e) {
            throw new IOException(source + " is not proper YAML");
        }
        throw new IOException(source + " holds no YAML map");
    }

    /** The value as a map with text keys; empty if it is none. */
    static Map<String, Object> map(Object value) {
        Map<String, Object> result = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, entry) -> result.put(String.valueOf(key), entry));
        }
        return result;
    }

    static List<?> list(Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    /** The text at the end of a path of keys; null if it is missing, empty or no text. */
    static String text(Map<String, Object> root, String... path) {
        Object value = root;
        for (String key : path) {
            value = map(value).get(key);
        }
        return value instanceof String text && !text.isBlank() ? text : null;
    }

    private static final class TextResolver extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.MERGE, MERGE, "<");
            addImplicitResolver(Tag.NULL, Pattern.compile("^(?:~|null|Null|NULL)$"), "~nN\0");
            addImplicitResolver(Tag.NULL, EMPTY, null);
        }
    }
}

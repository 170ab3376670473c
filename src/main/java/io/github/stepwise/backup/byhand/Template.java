package io.github.stepwise.backup.byhand;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A text with places to fill: {@code @COUNT@}. What fills them is ours, never a name from a database. */
final class Template {
    private final StringBuilder text = new StringBuilder();
    private final Map<String, String> values = new LinkedHashMap<>();

    /** What every script of a client can say. */
    static Template of(Client client) {
        return new Template()
                .with("TARGET", client.target())
                .with("CLIENT", client.program())
                .with("EMPTY", client.countOfObjects());
    }

    Template with(String place, String value) {
        values.put("@" + place + "@", value);
        return this;
    }

    Template add(String file) throws IOException {
        try (InputStream in = Template.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new FileNotFoundException(file);
            }
            text.append(new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n"));
        }
        return this;
    }

    Template line(String line) {
        text.append(line).append('\n');
        return this;
    }

    String text() {
        String filled = text.toString();
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace(value.getKey(), value.getValue());
        }
        return filled;
    }
}

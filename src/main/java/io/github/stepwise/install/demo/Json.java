package io.github.stepwise.install.demo;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/** A JSON object for a column that holds one. */
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Map<String, Object> members = new LinkedHashMap<>();

    static Json object() {
        return new Json();
    }

    /** @param value text, number, boolean, null, another object, or a list of such */
    Json with(String name, Object value) {
        members.put(name, value);
        return this;
    }

    @JsonValue
    Map<String, Object> members() {
        return members;
    }

    String text() {
        return text(this);
    }

    /** The text of a list or of any other value. */
    static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}

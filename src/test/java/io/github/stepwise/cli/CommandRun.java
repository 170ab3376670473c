package io.github.stepwise.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.stepwise.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs a command line in this process, with everything around it made up. */
final class CommandRun {
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final Deque<String> typed = new ArrayDeque<>();
    private boolean keyboard;

    /** What came of it. */
    record Outcome(int exitCode, String out, String err, List<String> questions) {
        String all() {
            return out + err + questions;
        }

        /** Standard output as one JSON document; fails if it is anything else. */
        JsonNode json() {
            try {
                return new ObjectMapper()
                        .readerFor(JsonNode.class)
                        .with(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .readValue(out);
            } catch (IOException e) {
                throw new UncheckedIOException(out, e);
            }
        }
    }

    static Outcome of(String... arguments) {
        return new CommandRun().run(arguments);
    }

    CommandRun with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** The password of a test server, where it has one. */
    CommandRun passwordOf(TestDatabase database) {
        return database.password().isEmpty() ? this : with(Passwords.VARIABLE, database.password());
    }

    /** Somebody sits there and answers the questions in this order. */
    CommandRun typing(String... lines) {
        keyboard = true;
        typed.addAll(List.of(lines));
        return this;
    }

    Outcome run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                StandardCharsets.UTF_8,
                keyboard ? Optional.of(new Typist()) : Optional.empty(),
                false,
                environment);
        int exitCode = Main.run(terminal, arguments);
        return new Outcome(
                exitCode,
                out.toString(StandardCharsets.UTF_8),
                err.toString(StandardCharsets.UTF_8),
                List.copyOf(asked));
    }

    private final class Typist implements Keyboard {
        @Override
        public String ask(String question) {
            asked.add(question);
            return typed.poll();
        }

        @Override
        public char[] askHidden(String question) {
            asked.add(question);
            String answer = typed.poll();
            return answer == null ? null : answer.toCharArray();
        }
    }
}

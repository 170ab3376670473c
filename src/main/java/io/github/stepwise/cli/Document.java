package io.github.stepwise.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepwise.program.ProgramVersion;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The one document that {@code --json} answers with. Always UTF-8, as JSON is, whatever the terminal speaks. */
final class Document {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Document() {}

    static ObjectNode start(String command) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("stepwise", ProgramVersion.number());
        document.put("command", command);
        document.put("exitCode", 0);
        return document;
    }

    /** @param trouble null when there was none */
    static void finish(ObjectNode document, ExitCode code, Trouble trouble) {
        document.put("exitCode", code.number());
        if (trouble != null) {
            ObjectNode error = document.putObject("error");
            if (!trouble.kind().isEmpty()) {
                error.put("kind", trouble.kind());
            }
            error.put("happened", trouble.happened());
            error.put("data", trouble.data());
            trouble.next().forEach(error.putArray("next")::add);
            trouble.details().forEach(error.putArray("details")::add);
            error.put("server", trouble.server());
        }
    }

    static void print(ObjectNode document, PrintStream out) {
        try {
            String text = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.write(bytes, 0, bytes.length);
            out.flush();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a document of our own", e);
        }
    }
}

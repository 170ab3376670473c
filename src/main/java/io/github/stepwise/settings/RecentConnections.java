package io.github.stepwise.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The last ten connections, newest first, in a JSON file. */
public final class RecentConnections {
    private static final int MAX = 10;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    public RecentConnections(Path file) {
        this.file = file;
    }

    /** Those of the user of this computer. */
    public static RecentConnections ofUser() {
        return new RecentConnections(ConfigDirectory.path().resolve("recent-connections.json"));
    }

    public synchronized List<RecentConnection> list() throws IOException {
        return JsonFile.list(file, RecentConnections::read);
    }

    /** Puts it first, in place of an older entry for the same database and user. */
    public synchronized void add(RecentConnection connection) throws IOException {
        List<RecentConnection> all = new ArrayList<>(list());
        all.removeIf(connection::sameTarget);
        all.add(0, connection);
        write(all.subList(0, Math.min(MAX, all.size())));
    }

    public synchronized void remove(RecentConnection connection) throws IOException {
        List<RecentConnection> all = new ArrayList<>(list());
        if (all.removeIf(connection::sameTarget)) {
            write(all);
        }
    }

    private void write(List<RecentConnection> all) throws IOException {
        ArrayNode root = JSON.createArrayNode();
        all.forEach(connection -> write(root.addObject(), connection));
        JsonFile.write(file, root);
    }

    static RecentConnection read(JsonNode node) {
        if (!node.path("engine").isTextual()) {
            throw new IllegalArgumentException("no connection");
        }
        return new RecentConnection(
                text(node, "engine"),
                text(node, "host"),
                node.path("port").asInt(0),
                text(node, "database"),
                text(node, "user"),
                text(node, "tls"),
                text(node, "certificate"),
                text(node, "file"),
                Instant.parse(node.path("usedAt").asText("1970-01-01T00:00:00Z")));
    }

    static void write(ObjectNode node, RecentConnection connection) {
        node.put("engine", connection.engine());
        node.put("host", connection.host());
        node.put("port", connection.port());
        node.put("database", connection.database());
        node.put("user", connection.user());
        node.put("tls", connection.tls());
        node.put("certificate", connection.certificate());
        node.put("file", connection.file());
        node.put("usedAt", connection.usedAt().toString());
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).isTextual() ? node.path(name).asText() : null;
    }
}

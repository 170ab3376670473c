package io.github.stepwise.settings;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Upgrades that have not been seen to end, newest first, in a JSON file: so that the next start can offer to go on. What is
 * true of a database stands in the database itself; this only tells where to look.
 */
public final class LeftoverRuns {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    public LeftoverRuns(Path file) {
        this.file = file;
    }

    /** Those of the user of this computer. */
    public static LeftoverRuns ofUser() {
        return new LeftoverRuns(ConfigDirectory.path().resolve("unfinished-upgrades.json"));
    }

    public synchronized List<LeftoverRun> list() throws IOException {
        return JsonFile.list(
                file,
                node -> new LeftoverRun(
                        RecentConnections.read(node.path("connection")),
                        node.path("target").asText(),
                        node.path("backup").textValue(),
                        Instant.parse(node.path("startedAt").asText()),
                        node.path("restsAt").textValue()));
    }

    /**
     * The one of that database. Whoever goes on with an upgrade may come in as another user, or by another name of the server.
     *
     * @param led the one from which the admin has come there, if the database shows that there was one; else null. It counts
     *     where the database has none of its own and the same name.
     */
    public synchronized Optional<LeftoverRun> of(RecentConnection connection, LeftoverRun led) throws IOException {
        List<LeftoverRun> all = list();
        return all.stream()
                .filter(run -> run.connection().sameDatabase(connection))
                .findFirst()
                .or(() -> all.stream()
                        .filter(run -> run.equals(led) && run.connection().sameName(connection))
                        .findFirst());
    }

    /** An upgrade begins. */
    public synchronized void begun(LeftoverRun run) throws IOException {
        begun(run, Optional.empty());
    }

    /** An upgrade goes on. */
    public synchronized void begun(LeftoverRun run, Optional<LeftoverRun> before) throws IOException {
        List<LeftoverRun> all = without(run.connection());
        before.ifPresent(all::remove);
        all.add(0, run);
        write(all);
    }

    /** The upgrade of that database has ended, or the admin does not want to hear of it any more. */
    public synchronized void ended(RecentConnection connection) throws IOException {
        List<LeftoverRun> left = without(connection);
        if (left.size() < list().size()) {
            write(left);
        }
    }

    private List<LeftoverRun> without(RecentConnection connection) throws IOException {
        List<LeftoverRun> all = new ArrayList<>(list());
        all.removeIf(run -> run.connection().sameDatabase(connection));
        return all;
    }

    private void write(List<LeftoverRun> all) throws IOException {
        ArrayNode root = JSON.createArrayNode();
        for (LeftoverRun run : all) {
            ObjectNode node = root.addObject();
            RecentConnections.write(node.putObject("connection"), run.connection());
            node.put("target", run.target());
            node.put("backup", run.backup());
            node.put("startedAt", run.startedAt().toString());
            if (run.restsAt() != null) {
                node.put("restsAt", run.restsAt());
            }
        }
        JsonFile.write(file, root);
    }
}

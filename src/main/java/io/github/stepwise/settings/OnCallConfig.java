package io.github.stepwise.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What OnCall's configuration says about its database and its keys, to fill in a form with. Anything may be missing.
 *
 * @param source the file that was read
 * @param engine {@code postgresql}, {@code mysql} (which may turn out to be MariaDB) or {@code sqlite}; null if the file says
 *     nothing of a database
 * @param host null if unknown
 * @param port 0 if unknown
 * @param tls PostgreSQL's word for it, for example {@code verify-full}; null if the file does not say
 * @param certificate path of the authority's certificate, as OnCall sees it; null if the file does not say
 * @param file a SQLite database as seen from here; null for the others
 * @param secretKey Django's SECRET_KEY
 * @param mirageSecretKey encrypts webhook passwords and the like; OnCall's docker-compose uses SECRET_KEY for it
 * @param mirageCipherIv 16 characters; belongs to {@code mirageSecretKey}
 * @param notes what the admin should know, each a sentence, for example that a password is in a Kubernetes secret
 */
public record OnCallConfig(
        Path source,
        String engine,
        String host,
        int port,
        String database,
        String user,
        Masked password,
        String tls,
        Path certificate,
        Path file,
        Masked secretKey,
        Masked mirageSecretKey,
        Masked mirageCipherIv,
        List<String> notes) {
    /** What OnCall uses unless told otherwise; every release has the same. */
    static final String DEFAULT_CIPHER_IV = "1234567890abcdef";

    public OnCallConfig {
        notes = List.copyOf(notes);
    }

    /** True when the file says which database OnCall uses. */
    public boolean namesDatabase() {
        return engine != null;
    }

    OnCallConfig withAddress(String newHost, int newPort, String note) {
        return new OnCallConfig(
                source,
                engine,
                newHost,
                newPort,
                database,
                user,
                password,
                tls,
                certificate,
                file,
                secretKey,
                mirageSecretKey,
                mirageCipherIv,
                with(note));
    }

    OnCallConfig withFile(Path newFile, String note) {
        return new OnCallConfig(
                source,
                engine,
                host,
                port,
                database,
                user,
                password,
                tls,
                certificate,
                newFile,
                secretKey,
                mirageSecretKey,
                mirageCipherIv,
                with(note));
    }

    private List<String> with(String note) {
        List<String> all = new ArrayList<>(notes);
        if (note != null) {
            all.add(note);
        }
        return all;
    }
}

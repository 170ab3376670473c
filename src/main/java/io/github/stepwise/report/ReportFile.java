package io.github.stepwise.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * A report on disk: a page when the name ends with {@code .html} or {@code .htm}, plain text when it ends with {@code .txt},
 * JSON otherwise. Written beside the file and then put in its place, so that whoever reads it finds a whole one, old or new.
 */
public final class ReportFile {
    private ReportFile() {}

    /**
     * Writes the report of a run as it is now, in English.
     *
     * @throws IOException if the folder is missing or may not be written to
     */
    public static void write(Path file, RunRecord run) throws IOException {
        write(file, run, Locale.ENGLISH, UnaryOperator.identity());
    }

    /**
     * Writes the report of a run as it is now. Only a page speaks other languages than English.
     *
     * @param language of a page
     * @param translate puts sentences of the catalog and the engine into that language, see {@link RunHtml}
     * @throws IOException if the folder is missing or may not be written to
     */
    public static void write(Path file, RunRecord run, Locale language, UnaryOperator<String> translate)
            throws IOException {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".html") || name.endsWith(".htm")) {
            write(file, RunHtml.of(run, language, translate));
        } else if (name.endsWith(".txt")) {
            write(file, String.join(System.lineSeparator(), RunText.whole(run)) + System.lineSeparator());
        } else {
            write(file, new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(RunJson.of(run)) + "\n");
        }
    }

    private static void write(Path file, String content) throws IOException {
        Path target = file.toAbsolutePath();
        Path draft = Files.createTempFile(target.getParent(), "." + target.getFileName(), ".tmp");
        try {
            Files.writeString(draft, content, StandardCharsets.UTF_8);
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            try {
                Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}

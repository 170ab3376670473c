package io.github.stepwise.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
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
            WholeFile.write(file, RunHtml.of(run, language, translate));
        } else if (name.endsWith(".txt")) {
            WholeFile.write(file, String.join(System.lineSeparator(), RunText.whole(run)) + System.lineSeparator());
        } else {
            WholeFile.write(
                    file,
                    new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(RunJson.of(run)) + "\n");
        }
    }
}

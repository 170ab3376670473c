package io.github.stepwise.ui.page.upgrade;

import io.github.stepwise.backup.FileNames;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.report.ReportFile;
import io.github.stepwise.report.RunRecord;
import io.github.stepwise.ui.desk.Connections;
import io.github.stepwise.ui.desk.SavedBackup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Where a run leaves its reports and the rows that it deletes: a folder of its own.
 *
 * @param path need not be there yet
 */
record RunFolder(Path path) {
    /**
     * Beside the backup; where there is no such file or its folder may not be written to, among the user's own files.
     *
     * @param backup null if there is none
     * @param home the user's folder
     */
    static RunFolder proposed(ConnectionSettings settings, SavedBackup backup, Path home) {
        Path beside = Optional.ofNullable(backup)
                .flatMap(SavedBackup::file)
                .map(file -> file.toAbsolutePath().getParent())
                .filter(Files::isWritable)
                .orElse(home.resolve("Stepwise"));
        return in(beside, settings);
    }

    /** A new one in a folder of the admin's choice. */
    static RunFolder in(Path parent, ConnectionSettings settings) {
        String name = FileNames.plain(Connections.name(settings)) + "-upgrade-" + FileNames.time();
        return new RunFolder(parent.resolve(name));
    }

    /** Where rows go that are deleted; made when there are any. */
    Path exports() {
        return path.resolve("deleted-rows");
    }

    /**
     * Writes the reports of a run as it is now: for reading, for programs and for a terminal.
     *
     * @param attempt counts runs of the same upgrade from 1
     * @param translate into the language of the page
     * @throws IOException if the folder cannot be made or written to
     */
    List<Path> write(RunRecord run, int attempt, Locale language, UnaryOperator<String> translate) throws IOException {
        Files.createDirectories(path);
        String name = attempt == 1 ? "report" : "report-" + attempt;
        List<Path> files = Stream.of(".html", ".json", ".txt")
                .map(ending -> path.resolve(name + ending))
                .toList();
        for (Path file : files) {
            ReportFile.write(file, run, language, translate);
        }
        return files;
    }
}

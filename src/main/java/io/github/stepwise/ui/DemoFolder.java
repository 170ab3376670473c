package io.github.stepwise.ui;

import io.github.stepwise.settings.LeftoverRun;
import io.github.stepwise.settings.LeftoverRuns;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The temporary folder of a demo database, and when it may go: never by its place and name alone. It has to hold Stepwise's
 * marker and nothing that Stepwise does not put there, belong to this user, and be needed by no unfinished upgrade. In doubt it
 * stays; temporary folders are emptied by others, too.
 */
final class DemoFolder {
    static final String PREFIX = "stepwise-demo";
    static final String DATABASE = "oncall.db";
    static final String MARKER = ".stepwise-demo";
    static final String MARK = "Made by Stepwise for a demo; may be deleted.\n";

    private static final Logger LOG = LoggerFactory.getLogger(DemoFolder.class);
    private static final Pattern NAME = Pattern.compile(Pattern.quote(PREFIX) + "\\d+");

    /** What a demo that nobody has upgraded consists of. */
    private static final Pattern MADE = Pattern.compile("oncall\\.db(-wal|-shm|-journal)?|" + Pattern.quote(MARKER));

    /** And what upgrades of it leave there: copies, the database as it was, reports, deleted rows. Backups are not among them. */
    private static final Pattern LEFT = Pattern.compile(
            MADE.pattern()
                    + "|oncall\\.db\\.stepwise-\\d{14}(-wal|-shm|-journal)?"
                    + "|oncall\\.db\\.before-[0-9.]+-\\d{14}"
                    + "|[^/\\\\]*-upgrade-[^/\\\\]*(|[/\\\\]report(-\\d+)?\\.(html|json|txt)|[/\\\\]deleted-rows(|[/\\\\][^/\\\\]+))");

    private final Path folder;
    private final LeftoverRuns leftovers;

    DemoFolder(Path folder, LeftoverRuns leftovers) {
        this.folder = folder;
        this.leftovers = leftovers;
    }

    /** Deletes those in the temporary directory that nobody has touched for so long. */
    static void sweep(Path temporary, Duration age, LeftoverRuns leftovers) {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(temporary, PREFIX + "*")) {
            found.forEach(folder -> new DemoFolder(folder, leftovers).discardIfOlder(age));
        } catch (IOException | RuntimeException e) {
            LOG.debug("old demos could not be looked for", e);
        }
    }

    void discardIfUntouched() {
        discard(MADE, Optional.empty());
    }

    private void discardIfOlder(Duration age) {
        discard(LEFT, Optional.of(Instant.now().minus(age)));
    }

    /** @param before all has to be older; empty if it may be new */
    private void discard(Pattern known, Optional<Instant> before) {
        try {
            Path real = folder.toAbsolutePath().normalize();
            if (isOurs(real) && !isNeeded(real)) {
                List<Path> content = content(real);
                boolean allKnown = content.stream()
                        .allMatch(path ->
                                known.matcher(real.relativize(path).toString()).matches());
                if (allKnown && (before.isEmpty() || isOlder(content, before.get()))) {
                    delete(content, real);
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.debug("the demo in {} stays", folder, e);
        }
    }

    private static boolean isOurs(Path real) throws IOException {
        Path marker = real.resolve(MARKER);
        UserPrincipal user = real.getFileSystem()
                .getUserPrincipalLookupService()
                .lookupPrincipalByName(System.getProperty("user.name"));
        return NAME.matcher(real.getFileName().toString()).matches()
                && Files.isDirectory(real, LinkOption.NOFOLLOW_LINKS)
                && Files.getOwner(real, LinkOption.NOFOLLOW_LINKS).equals(user)
                && Files.isRegularFile(marker, LinkOption.NOFOLLOW_LINKS)
                && Files.size(marker) == MARK.length()
                && Files.readString(marker, StandardCharsets.UTF_8).equals(MARK);
    }

    private boolean isNeeded(Path real) throws IOException {
        for (LeftoverRun run : leftovers.list()) {
            boolean inside = Stream.of(Optional.ofNullable(run.connection().file()), Optional.ofNullable(run.backup()))
                    .flatMap(Optional::stream)
                    .anyMatch(file -> isInside(file, real));
            if (inside) {
                return true;
            }
        }
        return false;
    }

    /** What is no path may have been one. */
    private static boolean isInside(String file, Path real) {
        try {
            Path absolute = Path.of(file).toAbsolutePath().normalize();
            Path there = Files.exists(absolute) ? absolute.toRealPath() : absolute;
            return absolute.startsWith(real) || there.startsWith(real.toRealPath());
        } catch (IOException | InvalidPathException e) {
            return true;
        }
    }

    /** Everything in it, folders after what is in them. A link is a file here, and none that is known. */
    private static List<Path> content(Path real) throws IOException {
        List<Path> content = new ArrayList<>();
        Files.walkFileTree(real, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!attributes.isRegularFile()) {
                    throw new IOException(file + " is no file of a demo");
                }
                content.add(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                if (!directory.equals(real)) {
                    content.add(directory);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return content;
    }

    private static boolean isOlder(List<Path> content, Instant before) throws IOException {
        for (Path path : content) {
            if (!Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS)
                    .toInstant()
                    .isBefore(before)) {
                return false;
            }
        }
        return true;
    }

    /** The marker goes last: what could not be deleted now can be another time. */
    private static void delete(List<Path> content, Path real) throws IOException {
        Path marker = real.resolve(MARKER);
        for (Path path : content) {
            if (!path.equals(marker)) {
                Files.delete(path);
            }
        }
        Files.delete(marker);
        Files.delete(real);
        LOG.debug("the demo in {} is gone", real);
    }
}

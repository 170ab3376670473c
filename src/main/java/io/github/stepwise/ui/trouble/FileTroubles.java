package io.github.stepwise.ui.trouble;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** Explains what went wrong with a file: of itself Java often says no more than its path. */
final class FileTroubles {
    /** Java has no exception of its own for it, and hands on what the system says, in the language of the system. */
    private static final Pattern FULL =
            Pattern.compile("no space left|not enough space|quota exceeded|没有空间|空间不足|限额", Pattern.CASE_INSENSITIVE);

    private FileTroubles() {}

    static Trouble of(IOException e) {
        String path = e instanceof FileSystemException failure ? failure.getFile() : null;
        if (e instanceof AccessDeniedException && path != null) {
            return trouble(
                    "file.denied",
                    path,
                    "This user of the computer may not use " + path + ".",
                    "Give the user the right to it and to the folder that it is in, or choose another place.",
                    e);
        } else if (e instanceof NoSuchFileException && path != null) {
            return trouble(
                    "file.missing",
                    path,
                    "There is no " + path + ".",
                    "Check that the file and its folder are still there, and that their disk is connected; or choose another"
                            + " place.",
                    e);
        }
        String words = Objects.toString(e.getMessage(), e.toString());
        return FULL.matcher(words).find()
                ? trouble(
                        "file.full",
                        words,
                        "The disk is full: " + words,
                        "Make room on it or choose a place on another one, then try again.",
                        e)
                : trouble(
                        "file",
                        words,
                        "A file cannot be read or written: " + words,
                        "Check that the file and its folder are there, that this user of the computer may use them, and that"
                                + " there is room on the disk.",
                        e);
    }

    private static Trouble trouble(String cause, String argument, String sentence, String step, IOException e) {
        return new Trouble(cause, List.of(argument), sentence, List.of(step), List.of(e.toString()));
    }
}

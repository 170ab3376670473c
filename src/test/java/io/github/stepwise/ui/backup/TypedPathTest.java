package io.github.stepwise.ui.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever desktops, browsers and terminals put into the clipboard. */
class TypedPathTest {
    private static final String HOME = System.getProperty("user.home");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/data/on call.db | /data/on call.db",
                "`  /data/x.db ` | /data/x.db",
                "/data/../x.db | /x.db",
                "\"/data/on call.db\" | /data/on call.db",
                "'/data/on call.db' | /data/on call.db",
                "/data/it's.db' | /data/it's.db'",
                "~ | HOME",
                "~/ | HOME",
                "~/x.db | HOME/x.db",
                "\"~/x.db\" | HOME/x.db",
                "/~ | /~"
            })
    void understandsPathsAsPeoplePasteThem(String text, String path) {
        assertThat(TypedPath.of(text))
                .contains(Path.of(path.replace("HOME", HOME)).toAbsolutePath());
    }

    @Test
    void understandsUrlsOfFiles() {
        Path file = folder.resolve("on call 备份.db");
        String url = file.toUri().toString();
        assertThat(url).startsWith("file:///").contains("%20");
        assertThat(TypedPath.of(url)).contains(file);
        assertThat(TypedPath.of("\"" + url + "\"")).contains(file);
        assertThat(TypedPath.of("FILE" + url.substring(4).replace("%20", " "))).contains(file);
        assertThat(TypedPath.of(url.replace("file:///", "file:/"))).contains(file);
    }

    @Test
    void aRelativePathIsOfTheWorkingFolder() {
        assertThat(TypedPath.of("x.db")).contains(Path.of("x.db").toAbsolutePath());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\"\"", "' '", "a\0b", "file:///x?y", "file:/%"})
    void someTextsAreNoPaths(String text) {
        assertThat(TypedPath.of(text)).isEmpty();
    }
}

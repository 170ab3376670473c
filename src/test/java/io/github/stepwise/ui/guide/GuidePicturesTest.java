package io.github.stepwise.ui.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.ui.desk.Language;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import javafx.embed.swing.SwingFXUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Makes the pictures of the guide. Not run with the other tests; {@code docs/guide/make} runs it. */
@EnabledIfSystemProperty(named = GuidePicturesTest.FOLDER, matches = ".+")
class GuidePicturesTest extends Tour {
    /** Where the pictures go. */
    static final String FOLDER = "stepwise.guide";

    /** The size of the window, such as {@code 720x520}; has a default. */
    private static final String SIZE = "stepwise.guide.size";

    /** One for each page, two of the run; the guide needs no more. */
    private static final Set<String> SHOWN = Set.of(
            "start",
            "connect",
            "versions",
            "path",
            "checks",
            "backup",
            "upgrade",
            RUNNING,
            "failed",
            "result",
            "save",
            "file",
            "restore",
            "check-file",
            "release",
            "install",
            "checklist");

    /** Paths are to be seen in the pictures, so they are short. */
    private final Path place = Path.of(System.getProperty("java.io.tmpdir"), "stepwise-guide");

    private Path pictures;

    @AfterEach
    void deleteBackups() throws IOException {
        Surroundings.delete(place);
    }

    @ParameterizedTest
    @CsvSource({"ENGLISH,light", "ENGLISH,dark", "CHINESE,light", "CHINESE,dark"})
    void everyPage(Language language, String theme) throws Exception {
        String name = language == Language.ENGLISH ? "en" : "zh";
        pictures = Path.of(System.getProperty(FOLDER)).resolve(name + "-" + theme);
        Surroundings.delete(place);
        Files.createDirectories(place);
        String[] size = System.getProperty(SIZE, "960x720").split("x");
        resize(Integer.parseInt(size[0]), Integer.parseInt(size[1]));
        interact(() -> desk.language().set(language));
        press("#theme");
        press("#theme-" + theme);
        walk(place);
        assertThat(pictures).isDirectoryContaining("glob:**/checklist.png");
    }

    @Override
    void look(String stop) {
        if (!SHOWN.contains(stop)) {
            return;
        }
        BufferedImage image = SwingFXUtils.fromFXImage(stage.getScene().snapshot(null), null);
        try {
            SmallPng.write(image, pictures.resolve(stop + ".png"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

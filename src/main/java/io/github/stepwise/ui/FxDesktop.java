package io.github.stepwise.ui;

import io.github.stepwise.ui.desk.Desktop;
import io.github.stepwise.ui.desk.FileChoice;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import javafx.application.HostServices;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;

/** The desktop as JavaFX offers it. */
final class FxDesktop implements Desktop, FileChoice {
    private final Stage stage;
    private final HostServices services;
    /** Where nothing is said, GTK begins with a list of what other programs have used lately, which may be empty. */
    private Path lastOpened = Path.of(System.getProperty("user.home", "."));

    private Function<Desktop.Question, CompletionStage<Boolean>> asker;

    FxDesktop(Stage stage, HostServices services) {
        this.stage = stage;
        this.services = services;
    }

    /** The shell, which is made after this. */
    void askWith(Function<Desktop.Question, CompletionStage<Boolean>> shell) {
        asker = shell;
    }

    @Override
    public FileChoice files() {
        return this;
    }

    @Override
    public void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    @Override
    public void open(Path file) {
        services.showDocument(file.toUri().toString());
    }

    @Override
    public CompletionStage<Boolean> confirm(Desktop.Question question) {
        return asker.apply(question);
    }

    @Override
    public Optional<Path> open(String title, List<Kind> kinds) {
        FileChooser chooser = chooser(title, kinds);
        existing(lastOpened).ifPresent(chooser::setInitialDirectory);
        Optional<Path> chosen =
                Optional.ofNullable(chooser.showOpenDialog(stage)).map(File::toPath);
        chosen.map(Path::getParent).ifPresent(folder -> lastOpened = folder);
        return chosen;
    }

    @Override
    public Optional<Path> save(String title, Path folder, String name, List<Kind> kinds) {
        FileChooser chooser = chooser(title, kinds);
        chooser.setInitialFileName(name);
        existing(folder).ifPresent(chooser::setInitialDirectory);
        return Optional.ofNullable(chooser.showSaveDialog(stage)).map(File::toPath);
    }

    @Override
    public Optional<Path> folder(String title, Path start) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        existing(start).ifPresent(chooser::setInitialDirectory);
        return Optional.ofNullable(chooser.showDialog(stage)).map(File::toPath);
    }

    private static FileChooser chooser(String title, List<Kind> kinds) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        kinds.forEach(kind ->
                chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(kind.title(), kind.patterns())));
        return chooser;
    }

    private static Optional<File> existing(Path folder) {
        return folder != null && Files.isDirectory(folder) ? Optional.of(folder.toFile()) : Optional.empty();
    }
}

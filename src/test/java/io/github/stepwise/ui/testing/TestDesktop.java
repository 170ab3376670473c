package io.github.stepwise.ui.testing;

import io.github.stepwise.ui.desk.Desktop;
import io.github.stepwise.ui.desk.FileChoice;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** The dialogs of the desktop, which no robot can reach: answers are put down beforehand, and what was copied is kept. */
public final class TestDesktop implements Desktop, FileChoice {
    private final Deque<Path> answers = new ArrayDeque<>();
    private final List<String> copied = new ArrayList<>();
    private final List<Path> opened = new ArrayList<>();
    private Function<Desktop.Question, CompletionStage<Boolean>> asker;

    /** The next dialog is answered with that file. */
    public void choose(Path file) {
        answers.add(file);
    }

    /** Questions go to the wizard's own, which robots can click. */
    public void askWith(Function<Desktop.Question, CompletionStage<Boolean>> shell) {
        asker = shell;
    }

    public List<String> copied() {
        return copied;
    }

    public List<Path> opened() {
        return opened;
    }

    @Override
    public FileChoice files() {
        return this;
    }

    @Override
    public void copy(String text) {
        copied.add(text);
    }

    @Override
    public void open(Path file) {
        opened.add(file);
    }

    @Override
    public CompletionStage<Boolean> confirm(Desktop.Question question) {
        return asker.apply(question);
    }

    @Override
    public Optional<Path> open(String title, List<Kind> kinds) {
        return Optional.ofNullable(answers.poll());
    }

    @Override
    public Optional<Path> save(String title, Path folder, String name, List<Kind> kinds) {
        return Optional.ofNullable(answers.poll());
    }

    @Override
    public Optional<Path> folder(String title, Path start) {
        return Optional.ofNullable(answers.poll());
    }
}

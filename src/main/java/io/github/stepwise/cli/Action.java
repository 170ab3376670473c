package io.github.stepwise.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepwise.backup.engine.Visible;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Secret;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What all commands share: where answers go, and that nothing is thrown at the admin. */
abstract class Action implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private OutputOptions output;

    private final List<Secret> secrets = new ArrayList<>();

    /**
     * Does what was asked for.
     *
     * @param document what {@code --json} will print; the command adds its fields
     */
    abstract ExitCode run(Terminal terminal, ObjectNode document) throws Exception;

    @Override
    public final Integer call() {
        Terminal terminal = ((Main) spec.root().userObject()).terminal();
        ObjectNode document = Document.start(name());
        Trouble trouble = null;
        ExitCode code;
        try {
            code = run(output.json() ? terminal.talkingOnErr() : terminal, document);
        } catch (Throwable e) {
            // An error too is explained first; nothing goes on after it.
            trouble = Troubles.of(e).masked(this::masked);
            code = trouble.exitCode();
            TroubleText.print(trouble, terminal);
            trace(terminal, e);
        }
        if (output.json()) {
            Document.finish(document, code, trouble);
            Document.print(document, terminal.out());
        }
        return code.number();
    }

    /** As it is typed after the name of the program: {@code backup create}. */
    private String name() {
        return spec.qualifiedName().substring(spec.root().name().length() + 1);
    }

    /** Whether the answer goes into the document, so that it need not be told in words. */
    final boolean json() {
        return output.json();
    }

    final boolean debug() {
        return output.debug();
    }

    /** Remembers what must never be shown. */
    final Secret keep(Secret secret) {
        secrets.add(secret);
        return secret;
    }

    /** As {@link #keep(Secret)}, but not a password that is also a name: masking the name would give it away. */
    final Secret keep(Secret password, ConnectionSettings settings) {
        String text = password.reveal();
        boolean name = text.equals(settings.user()) || text.equals(settings.database()) || text.equals(settings.host());
        return name ? password : keep(password);
    }

    final String masked(String text) {
        String result = text;
        for (Secret secret : secrets) {
            result = secret.maskIn(result);
        }
        return result;
    }

    /** A line of a stack trace, which begins with tabs. */
    private static String visible(String line) {
        return Arrays.stream(line.split("\t", -1)).map(Visible::of).collect(Collectors.joining("\t"));
    }

    private void trace(Terminal terminal, Throwable e) {
        if (debug()) {
            Throwable told = e instanceof Trouble.Stop && e.getCause() != null ? e.getCause() : e;
            StringWriter text = new StringWriter();
            told.printStackTrace(new PrintWriter(text, true));
            terminal.warn("");
            masked(text.toString()).stripTrailing().lines().forEach(line -> terminal.warn(visible(line)));
        }
    }
}

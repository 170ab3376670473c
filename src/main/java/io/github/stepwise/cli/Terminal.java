package io.github.stepwise.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * What surrounds a command: two streams, perhaps a keyboard, and the environment. Tests put their own in its place.
 *
 * @param out what was asked for; with {@code --json} one document and nothing else
 * @param err everything else
 * @param keyboard empty when nobody can be asked
 * @param live whether a line may be written over, which only a real terminal allows
 */
record Terminal(
        PrintStream out,
        PrintStream err,
        Charset charset,
        Optional<Keyboard> keyboard,
        boolean live,
        Map<String, String> environment) {

    /** The terminal of this process. Java has a console only where both input and output are one. */
    static Terminal ofProcess() {
        Console console = console();
        Charset charset = console == null ? Charset.defaultCharset() : console.charset();
        // The C locale, as in containers, would turn every name that is not English into question marks.
        Charset chosen = charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset;
        Map<String, String> environment = System.getenv();
        boolean dumb = "dumb".equals(environment.get("TERM"));
        return new Terminal(
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, chosen),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, chosen),
                chosen,
                Optional.ofNullable(console).map(Keyboard::of),
                console != null && !dumb,
                environment);
    }

    /** From Java 22 on there is always a console object; only there it can be asked whether it is a terminal. */
    @SuppressWarnings("SystemConsoleNull")
    private static Console console() {
        Console console = System.console();
        try {
            boolean terminal = console != null
                    && (boolean) Console.class.getMethod("isTerminal").invoke(console);
            return terminal ? console : null;
        } catch (NoSuchMethodException older) {
            return console;
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    /** The same, with everything that is not the answer kept away from standard output. */
    Terminal talkingOnErr() {
        return new Terminal(err, err, charset, keyboard, false, environment);
    }

    /** Whether words may be set off with colours; nobody wants them in a file. */
    boolean colours() {
        return live && !environment.containsKey("NO_COLOR");
    }

    String bold(String text) {
        return colours() ? "\u001B[1m" + text + "\u001B[0m" : text;
    }

    void say(String text) {
        out.println(text);
    }

    void warn(String text) {
        err.println(text);
    }
}

package io.github.stepwise.cli;

import picocli.CommandLine.Option;

/** How every command answers. */
final class OutputOptions {
    @Option(
            names = "--json",
            description = "Answer with one JSON document on standard output; everything else goes to standard error.")
    private boolean json;

    @Option(names = "--debug", description = "Show the stack trace of an error, after its explanation.")
    private boolean debug;

    boolean json() {
        return json;
    }

    boolean debug() {
        return debug;
    }
}

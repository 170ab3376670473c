package io.github.stepwise.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Explains a command line that cannot be understood. */
final class UsageErrors implements IParameterExceptionHandler {
    private final Terminal terminal;
    private final boolean json;

    UsageErrors(Terminal terminal, boolean json) {
        this.terminal = terminal;
        this.json = json;
    }

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        List<String> next = new ArrayList<>();
        String happened = sentence(e.getMessage());
        if (e instanceof UnmatchedArgumentException unmatched) {
            // What stands behind an equals sign may be a secret that was meant for another program.
            String names = unmatched.getUnmatched().stream()
                    .map(argument -> argument.startsWith("-") ? argument.replaceFirst("(?s)=.*", "") : argument)
                    .collect(Collectors.joining(", "));
            happened = "stepwise does not understand: " + names + ".";
            List<String> similar = unmatched.getSuggestions();
            if (!similar.isEmpty()) {
                next.add("Did you mean " + String.join(" or ", similar) + "?");
            }
        }
        next.add("See " + command + " --help.");
        return report(Trouble.usage(happened, next.toArray(String[]::new)));
    }

    int report(Trouble trouble) {
        TroubleText.print(trouble, terminal);
        if (json) {
            ObjectNode document = Document.start("");
            Document.finish(document, trouble.exitCode(), trouble);
            Document.print(document, terminal.out());
        }
        return trouble.exitCode().number();
    }

    private static String sentence(String text) {
        return text.endsWith(".") || text.endsWith("?") ? text : text + ".";
    }
}

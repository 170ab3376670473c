package io.github.stepwise;

import io.github.stepwise.cli.Main;
import io.github.stepwise.ui.Wizard;
import java.util.Locale;

/**
 * Where every start of Stepwise begins: with arguments it is a command line, without it is the wizard.
 *
 * <p>It must not touch JavaFX itself: a class that does cannot even be loaded where JavaFX is missing, and {@code java}
 * refuses to start an {@code Application} from the class path.
 */
public final class Launcher {
    private Launcher() {}

    public static void main(String... args) {
        System.exit(args.length == 0 ? withoutArguments() : Main.run(args));
    }

    private static int withoutArguments() {
        if (!hasDisplay()) {
            System.err.println("There is no display here (DISPLAY is not set).");
        } else if (Wizard.open()) {
            return 0;
        } else {
            System.err.println("No window can be opened here.");
        }
        System.err.println("The demo runs in this terminal instead; stepwise --help shows the command line.");
        return Main.run("demo");
    }

    /** JavaFX draws through X11 on Linux, under Wayland too; Windows and macOS always have a display to offer. */
    private static boolean hasDisplay() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.startsWith("windows") || system.startsWith("mac")) {
            return true;
        }
        String display = System.getenv("DISPLAY");
        return display != null && !display.isBlank();
    }
}

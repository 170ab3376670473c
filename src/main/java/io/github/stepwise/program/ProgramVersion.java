package io.github.stepwise.program;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The version of this program, as everything that it writes names it: backups, reports, its notes in a database. */
public final class ProgramVersion {
    private static final String FILE = "/io/github/stepwise/version.properties";

    private ProgramVersion() {}

    /** For example {@code 1.0.0}; {@code unknown} where the program was put together without it. */
    public static String number() {
        Properties properties = new Properties();
        try (InputStream in = ProgramVersion.class.getResourceAsStream(FILE)) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            return "unknown";
        }
        return properties.getProperty("version", "unknown");
    }

    /** Name and version, {@code Stepwise 1.0.0}. */
    public static String tool() {
        return "Stepwise " + number();
    }
}

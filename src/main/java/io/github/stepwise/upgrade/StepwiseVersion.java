package io.github.stepwise.upgrade;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The version of this program. */
final class StepwiseVersion {
    private StepwiseVersion() {}

    static String get() {
        Properties properties = new Properties();
        try (InputStream in = StepwiseVersion.class.getResourceAsStream("/io/github/stepwise/version.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            return "unknown";
        }
        return properties.getProperty("version", "unknown");
    }
}

package io.github.stepwise.settings;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One entry of {@code ports} in a docker-compose file. */
final class PublishedPort {
    private static final Pattern SHORT = Pattern.compile("(?:.*:)?(\\d{1,5}):(\\d{1,5})(?:/tcp)?");

    private PublishedPort() {}

    /**
     * @param entry {@code 127.0.0.1:3307:3306} or a map with {@code published} and {@code target}
     * @return the port outside that leads to {@code inside}, or 0
     */
    static int of(Object entry, int inside, Map<String, String> variables) {
        String text = entry instanceof String plain
                ? plain
                : Yamls.text(Yamls.map(entry), "published") + ":" + Yamls.text(Yamls.map(entry), "target");
        Matcher matcher = SHORT.matcher(Interpolation.resolve(text, variables));
        return matcher.matches() && Integer.parseInt(matcher.group(2)) == inside
                ? Integer.parseInt(matcher.group(1))
                : 0;
    }
}

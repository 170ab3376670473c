package io.github.stepwise.settings;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One entry of {@code volumes} of a docker-compose service.
 *
 * @param source a folder outside, or the name of a docker volume
 * @param target the folder in the container
 */
record Volume(String source, String target) {
    /** A drive letter of Windows has a colon too. */
    private static final Pattern SHORT = Pattern.compile("((?:[A-Za-z]:[\\\\/])?[^:]*):(/[^:]*)(?::.*)?");

    /** @return null if it is not of the form that has a source */
    static Volume of(Object entry, Map<String, String> variables) {
        if (entry instanceof String text) {
            Matcher matcher = SHORT.matcher(Interpolation.resolve(text, variables));
            return matcher.matches() ? new Volume(matcher.group(1), matcher.group(2)) : null;
        }
        String source = Yamls.text(Yamls.map(entry), "source");
        String target = Yamls.text(Yamls.map(entry), "target");
        return source == null || target == null
                ? null
                : new Volume(Interpolation.resolve(source, variables), Interpolation.resolve(target, variables));
    }

    boolean isBind() {
        return source.startsWith(".") || source.contains("/") || source.contains("\\");
    }

    boolean holds(String file) {
        return file.equals(target) || file.startsWith(target.endsWith("/") ? target : target + "/");
    }
}

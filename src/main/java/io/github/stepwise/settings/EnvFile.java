package io.github.stepwise.settings;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code NAME=value} lines of an {@code .env} file, read as docker compose reads them. */
final class EnvFile {
    private static final Pattern LINE = Pattern.compile(
            "^[ \\t]*(?:export[ \\t]+)?([A-Za-z_][A-Za-z0-9_.-]*)[ \\t]*=[ \\t]*"
                    + "(?:\"((?:[^\"\\\\]|\\\\.)*)\"|'([^']*)'|([^\\n]*))",
            Pattern.MULTILINE | Pattern.DOTALL);

    private EnvFile() {}

    /** Later lines win; values in single quotes are taken as they stand, others may name earlier ones. */
    static Map<String, String> parse(String text) {
        Map<String, String> result = new LinkedHashMap<>();
        Matcher matcher = LINE.matcher(text.replace("\r\n", "\n"));
        while (matcher.find()) {
            result.put(matcher.group(1), value(matcher, result));
        }
        return result;
    }

    private static String value(Matcher matcher, Map<String, String> earlier) {
        if (matcher.group(3) != null) {
            return matcher.group(3);
        }
        if (matcher.group(2) != null) {
            return Interpolation.resolve(unescape(matcher.group(2)), earlier);
        }
        String plain = matcher.group(4).replaceFirst("(^|\\s)#.*$", "").strip();
        return Interpolation.resolve(plain, earlier);
    }

    private static String unescape(String quoted) {
        return quoted.replace("\\n", "\n").replace("\\\"", "\"").replace("\\\\", "\\");
    }
}

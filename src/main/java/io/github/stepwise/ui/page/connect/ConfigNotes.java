package io.github.stepwise.ui.page.connect;

import io.github.stepwise.words.Words;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what the readers of OnCall's configuration and of URLs have noted in the language of the wizard. */
final class ConfigNotes {
    /** Their sentences, with what is in them, and the keys of ours. */
    private static final Map<Pattern, String> KNOWN = new LinkedHashMap<>();

    static {
        know("Port (\\d+) of the docker host leads to the service (.+); if docker runs .*", "published");
        know("The host (.+) is known only inside docker-compose, and its port (\\d+) is not published\\. .*", "inside");
        know("The database is in the docker volume (.+)\\. Where it is on disk, .*", "volume");
        know("The path (.+) is that inside the container; .*", "container-path");
        know("The chart keeps a SQLite database inside the pod, at (.+); copy it with kubectl cp\\.", "pod-file");
        know("The database runs in the cluster\\. Make it reachable with (.+) and connect to localhost\\.", "cluster");
        know("The password is in the Kubernetes secret (\\S+): (kubectl .+)", "password-secret");
        know("The password is in the Kubernetes secret (.+), key that the chart expects\\.", "password-key-usual");
        know("The password is in the Kubernetes secret (.+), key (.+)\\.", "password-key");
        know("The user is in the same secret, key (.+)\\.", "user-key");
        know("OnCall's keys are in the Kubernetes secret (.+)\\.", "keys-secret");
        know("The chart makes up OnCall's keys anew at each upgrade .*: (kubectl .+)", "keys-random");
        know("The port in the file is not a number; (\\d+) is taken instead\\.", "port");
        know(".+ is neither a docker-compose file nor the values of OnCall's Helm chart", "neither");
        know(".+ holds no docker-compose\\.yml, \\.env or values\\.yaml", "folder");
        know(".+ has no service that looks like OnCall's engine", "no-service");
        know(".+ is too large for a configuration file", "large");
        know(".+ (?:is not proper YAML|holds no YAML map).*", "yaml");
        know("A JDBC URL of Stepwise starts with .*", "url");
        know("The URL names several servers; .*", "url-several");
        know("A SQLite URL needs the path of a file, .*", "url-sqlite");
        know(
                "The address in the URL has a bracket .*|The port in the URL is not a number|A port is a number .*",
                "url-port");
        know("no such TLS mode: .*", "url-tls");
    }

    private ConfigNotes() {}

    /** In that language where it is known, else as it is. */
    static String say(Words words, String english) {
        return key(english)
                .map(known -> words.say("note." + known.key(), known.arguments()))
                .orElse(english);
    }

    /** Whether there is a text for it. */
    static boolean isKnown(String english) {
        return key(english).isPresent();
    }

    private record Known(String key, Object[] arguments) {}

    private static Optional<Known> key(String english) {
        for (Map.Entry<Pattern, String> entry : KNOWN.entrySet()) {
            Matcher matcher = entry.getKey().matcher(english);
            if (matcher.matches()) {
                Object[] arguments = new Object[matcher.groupCount()];
                for (int i = 0; i < arguments.length; i++) {
                    arguments[i] = matcher.group(i + 1);
                }
                return Optional.of(new Known(entry.getValue(), arguments));
            }
        }
        return Optional.empty();
    }

    private static void know(String pattern, String key) {
        KNOWN.put(Pattern.compile(pattern, Pattern.DOTALL), key);
    }
}

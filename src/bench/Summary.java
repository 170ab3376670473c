import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes Markdown tables of what src/bench/run has measured. The arguments are its results directory, whose directories are
 * called engine-groups-run, the release that was to be reached, and -Xmx. Ends with 1 where time grew faster than rows.
 */
final class Summary {
    private static final Pattern COLLECTION = Pattern.compile(" Pause .* (\\d+)M->(\\d+)M\\(");
    private static final Pattern EXIT = Pattern.compile("(?:heap|generation) .*used (\\d+)K");
    private static final int TOP = 5;

    /**
     * One upgrade.
     *
     * @param used most MiB of heap in use at any time, garbage included
     * @param live most MiB that were left after a collection
     * @param resident most MiB of memory that the process had
     * @param migrations seconds of each by id
     * @param stops seconds of all, migrations and verification
     */
    private record Run(
            double seconds,
            long used,
            long live,
            long resident,
            long rows,
            Map<String, Double> migrations,
            double stops) {
        double migrating() {
            return migrations.values().stream().mapToDouble(Double::doubleValue).sum();
        }
    }

    /** All upgrades of an engine, by alert groups. */
    private record Engine(String name, String version, Map<Integer, List<Run>> runs) {
        double median(int groups, ToDoubleFunction<Run> figure) {
            return Summary.median(runs.get(groups).stream().mapToDouble(figure).boxed().toList());
        }

        double seconds(int groups) {
            return median(groups, Run::seconds);
        }

        Map<String, Double> migrations(int groups) {
            Map<String, Double> medians = new LinkedHashMap<>();
            for (String id : runs.get(groups).get(0).migrations().keySet()) {
                medians.put(id, median(groups, run -> run.migrations().get(id)));
            }
            return medians;
        }
    }

    public static void main(String[] arguments) throws IOException {
        Map<String, Engine> engines = read(Path.of(arguments[0]), arguments[1]);
        boolean slow = false;
        System.out.println("1.2.40 → " + arguments[1] + " with `-Xmx" + arguments[2] + "`, runs of each: "
                + engines.values().iterator().next().runs().values().iterator().next().size() + ".\n");
        System.out.println("| server | alert groups | seconds (fastest – slowest) | most heap in use, MiB"
                + " | most left by a collection, MiB | process, MiB | rows changed |");
        System.out.println("|---|--:|--:|--:|--:|--:|--:|");
        for (Engine engine : engines.values()) {
            engine.runs().forEach((groups, runs) -> System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | %.1f (%.1f – %.1f) | %d | %d | %d | %s |%n",
                    engine.version(),
                    spaced(groups),
                    engine.seconds(groups),
                    runs.stream().mapToDouble(Run::seconds).min().orElseThrow(),
                    runs.stream().mapToDouble(Run::seconds).max().orElseThrow(),
                    runs.stream().mapToLong(Run::used).max().orElseThrow(),
                    runs.stream().mapToLong(Run::live).max().orElseThrow(),
                    runs.stream().mapToLong(Run::resident).max().orElseThrow(),
                    spaced(runs.get(0).rows())));
        }
        System.out.println();
        for (Engine engine : engines.values()) {
            slow |= growth(engine);
        }
        for (Engine engine : engines.values()) {
            slowest(engine);
        }
        System.exit(slow ? 1 : 0);
    }

    private static boolean growth(Engine engine) {
        List<Integer> sizes = List.copyOf(engine.runs().keySet());
        int few = sizes.get(0);
        int many = sizes.get(sizes.size() - 1);
        if (few == many) {
            return false;
        }
        double rows = (double) many / few;
        double time = engine.seconds(many) / engine.seconds(few);
        double migrating = engine.median(many, Run::migrating) / engine.median(few, Run::migrating);
        System.out.printf(
                Locale.ROOT,
                "- %s: %.0f times the rows take %.1f times the time, %.1f times in the migrations alone.%n",
                engine.version(),
                rows,
                time,
                migrating);
        return Math.max(time, migrating) > rows;
    }

    private static void slowest(Engine engine) {
        List<Integer> sizes = List.copyOf(engine.runs().keySet());
        List<Map<String, Double>> all = sizes.stream().map(engine::migrations).toList();
        System.out.println("\n" + engine.version() + ", seconds by migration:\n");
        System.out.println("| migration | " + sizes.stream().map(Summary::spaced).collect(Collectors.joining(" | ")) + " |");
        System.out.println("|---|" + "--:|".repeat(sizes.size()));
        List<String> top = all.get(all.size() - 1).entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
                .limit(TOP)
                .map(Map.Entry::getKey)
                .toList();
        for (String id : top) {
            line("`" + id + "`", all.stream().map(seconds -> seconds.get(id)).toList());
        }
        line(
                "the other " + (all.get(0).size() - top.size()),
                sizes.stream()
                        .map(groups -> engine.median(
                                groups,
                                run -> run.migrating() - top.stream().mapToDouble(run.migrations()::get).sum()))
                        .toList());
        line("verification at every stop", sizes.stream()
                .map(groups -> engine.median(groups, run -> run.stops() - run.migrating()))
                .toList());
        line("start, plan, end", sizes.stream()
                .map(groups -> engine.median(groups, run -> run.seconds() - run.stops()))
                .toList());
    }

    private static void line(String title, List<Double> seconds) {
        System.out.println("| " + title + " | "
                + seconds.stream()
                        .map(value -> String.format(Locale.ROOT, "%.2f", value))
                        .collect(Collectors.joining(" | "))
                + " |");
    }

    private static Map<String, Engine> read(Path results, String target) throws IOException {
        Map<String, Engine> engines = new LinkedHashMap<>();
        List<Path> directories;
        try (Stream<Path> files = Files.list(results)) {
            directories = files.sorted(Comparator.comparing(Path::getFileName).reversed()).toList();
        }
        for (Path directory : directories) {
            String[] name = directory.getFileName().toString().split("-");
            String version = version(name[0], Files.readString(directory.resolve("version")));
            engines.computeIfAbsent(name[0], key -> new Engine(key, version, new TreeMap<>()))
                    .runs()
                    .computeIfAbsent(Integer.valueOf(name[1]), key -> new ArrayList<>())
                    .add(run(directory, target));
        }
        return engines;
    }

    private static Run run(Path directory, String target) throws IOException {
        JsonNode report = new ObjectMapper().readTree(directory.resolve("report.json").toFile());
        if (!report.path("outcome").asText().equals("completed")
                || !report.path("verified").asBoolean()
                || !report.path("reached").asText().equals(target)) {
            throw new IllegalStateException(directory + ": not completed and verified");
        }
        Map<String, Double> migrations = new LinkedHashMap<>();
        double stops = 0;
        for (JsonNode stop : report.path("stops")) {
            stops += stop.path("seconds").asDouble();
            for (JsonNode migration : stop.path("migrations")) {
                migrations.put(migration.path("id").asText(), migration.path("seconds").asDouble());
            }
        }
        long used = 0;
        long live = 0;
        for (String line : Files.readAllLines(directory.resolve("gc.log"))) {
            Matcher collection = COLLECTION.matcher(line);
            Matcher exit = EXIT.matcher(line);
            if (collection.find()) {
                used = Math.max(used, Long.parseLong(collection.group(1)));
                live = Math.max(live, Long.parseLong(collection.group(2)));
            } else if (exit.find()) {
                used = Math.max(used, Long.parseLong(exit.group(1)) / 1024);
            }
        }
        String resident = Files.readString(directory.resolve("rss")).replaceAll("\\D", "");
        return new Run(
                Double.parseDouble(Files.readString(directory.resolve("seconds")).strip()),
                used,
                live,
                Long.parseLong(resident) / 1024,
                report.path("rows").asLong(),
                migrations,
                stops);
    }

    /** "PostgreSQL 15.18 (…) on …" or "10.11.19-MariaDB-…". */
    private static String version(String engine, String text) {
        Matcher number = Pattern.compile("\\d+(\\.\\d+)+").matcher(text);
        number.find();
        return (engine.equals("postgresql") ? "PostgreSQL " : "MariaDB ") + number.group();
    }

    private static String spaced(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', '\u00a0');
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}

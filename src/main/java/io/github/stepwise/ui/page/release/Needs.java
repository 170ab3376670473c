package io.github.stepwise.ui.page.release;

import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.catalog.Release;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.database.Secret;
import io.github.stepwise.install.ChecklistItem;
import io.github.stepwise.install.InstallRequest;
import io.github.stepwise.install.SettingsChecklist;
import io.github.stepwise.plan.ServerFloor;
import io.github.stepwise.schema.Engine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a release needs around it.
 *
 * @param servers oldest server of each engine that it can be installed on: {@code PostgreSQL 12}
 * @param unusable engines that it cannot use at all
 * @param olderWouldDo whether the release itself would accept older servers than Stepwise installs on
 * @param grafana the oldest Grafana: {@code 10.2.5}
 */
record Needs(List<String> servers, List<String> unusable, boolean olderWouldDo, String grafana) {
    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)*");

    static Needs of(Catalog catalog, Release release) {
        List<String> servers = new ArrayList<>();
        List<String> unusable = new ArrayList<>();
        boolean olderWouldDo = false;
        for (Engine engine : Engine.values()) {
            if (find(release, engine, "engine").isEmpty()) {
                // A file needs no server; a server has to do for the upgrades to come, too.
                Release decisive = engine == Engine.SQLITE ? release : catalog.newest();
                ServerFloor floor = ServerFloor.of(decisive, engine);
                servers.add(floor.toString());
                olderWouldDo |=
                        !floor.toString().equals(ServerFloor.of(release, engine).toString());
            } else {
                unusable.add(engine.title());
            }
        }
        return new Needs(List.copyOf(servers), List.copyOf(unusable), olderWouldDo, grafana(release));
    }

    private static String grafana(Release release) {
        String title = find(release, Engine.SQLITE, "grafana-version").get(0).title();
        Matcher number = NUMBER.matcher(title);
        return number.find() ? number.group() : title;
    }

    /** The checklist knows what each release asks for; any connection will do for that. */
    private static List<ChecklistItem> find(Release release, Engine engine, String id) {
        ConnectionSettings any = engine == Engine.SQLITE
                ? ConnectionSettings.sqlite(Path.of("oncall.db"))
                : ConnectionSettings.server(engine, "localhost", 0, "oncall", "oncall", Secret.none());
        return SettingsChecklist.of(release, any, InstallRequest.usualApps()).items().stream()
                .filter(item -> item.id().equals(id))
                .toList();
    }
}

package io.github.stepwise.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import io.github.stepwise.ui.desk.Desk;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;

/** Dresses the wizard, at once and whenever the choice changes. */
public final class Themes {
    private static final List<String> SHEETS = List.of(
            "modena-bridge.css",
            "stepwise.css",
            "upgrade.css",
            "install.css",
            "planning.css",
            "backup.css",
            "start.css");

    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>();

    public Themes(Desk desk) {
        theme.addListener((property, old, chosen) -> apply(chosen));
        theme.set(Theme.of(desk.preferences().get("theme").orElse("")));
        theme.addListener((property, old, chosen) -> desk.remember("theme", chosen.id()));
    }

    /** What was chosen. */
    public ObjectProperty<Theme> theme() {
        return theme;
    }

    /** Gives a scene our own styles on top of the theme's. */
    public void dress(Scene scene) {
        SHEETS.forEach(name -> scene.getStylesheets().add(sheet(name)));
    }

    private static void apply(Theme chosen) {
        boolean dark = chosen == Theme.DARK || chosen == Theme.SYSTEM && DesktopTheme.isDark();
        Application.setUserAgentStylesheet(
                dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
    }

    private static String sheet(String name) {
        return Objects.requireNonNull(Themes.class.getResource("/io/github/stepwise/ui/theme/" + name), name)
                .toExternalForm();
    }
}

package io.github.stepwise.install;

import java.util.Optional;

/**
 * One thing that the admin has to see to before a release runs on its new database.
 *
 * @param id stable, for example {@code grafana-version}; for a variable its name
 * @param title a few words
 * @param text one or two sentences: what to do and why
 * @param variable the environment variable that it is about, if it is about one
 */
public record ChecklistItem(String id, Topic topic, Need need, String title, String text, Optional<Variable> variable) {

    /** What it belongs to. */
    public enum Topic {
        DATABASE("Database"),
        SECRETS("Secrets"),
        SERVICES("Addresses and services"),
        FEATURES("Features"),
        GRAFANA("Grafana and the plugin"),
        START("First start");

        private final String title;

        Topic(String title) {
            this.title = title;
        }

        /** In words. */
        public String title() {
            return title;
        }
    }

    /** How much depends on it. */
    public enum Need {
        /** OnCall does not start, or does not work, without it. */
        MUST,
        /** It works, but not for long or not well. */
        SHOULD,
        /** Only if it is wanted. */
        MAY
    }

    /**
     * An environment variable of OnCall's containers.
     *
     * @param value what to set it to; empty where only the admin knows it
     * @param secret whether the value must not be shown to everybody; it is always empty here then
     */
    public record Variable(String name, String value, boolean secret) {}

    static ChecklistItem task(String id, Topic topic, Need need, String title, String text) {
        return new ChecklistItem(id, topic, need, title, text, Optional.empty());
    }

    static ChecklistItem variable(Topic topic, Need need, String name, String value, String text) {
        return new ChecklistItem(name, topic, need, name, text, Optional.of(new Variable(name, value, false)));
    }

    static ChecklistItem secret(Topic topic, Need need, String name, String text) {
        return new ChecklistItem(name, topic, need, name, text, Optional.of(new Variable(name, "", true)));
    }
}

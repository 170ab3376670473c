package io.github.stepwise.upgrade;

import io.github.stepwise.schema.Engine;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The long way from 1.2.40 to 1.12.0, walked once per engine with everything on it at which OnCall's own upgrade fails, because
 * runs are slow. Tests question what came of it, or start from a copy.
 */
final class Stages {
    /** As long as a name may be without its ending "(Legacy)". */
    static final String LONG_NAME = "N".repeat(91);

    /** Bytes of an authorization header that just fit the column once they are encrypted. */
    static final int FITS = 735;

    private static final Map<Engine, Stages> WALKED = new EnumMap<>(Engine.class);

    /** At 1.3.116, reached in one plan. */
    final Situation at13116;

    /** Escalation steps that pressed a live button at 1.2.40, with its address. */
    final List<String> steps;

    private Situation at1120;

    private Stages(Situation at13116, List<String> steps) {
        this.at13116 = at13116;
        this.steps = steps;
    }

    static synchronized Stages of(Engine engine) throws Exception {
        if (!WALKED.containsKey(engine)) {
            Situation sample = Situation.sample(engine);
            buttons(sample);
            OldApplications.put(sample);
            List<String> steps = sample.ask("select policy.id, button.webhook from alerts_escalationpolicy policy"
                    + " join alerts_custombutton button on button.id = policy.custom_button_trigger_id"
                    + " where policy.step = 10 and button.deleted_at is null order by policy.id");
            WALKED.put(engine, new Stages(sample.upgraded("1.3.116"), steps));
        }
        return WALKED.get(engine);
    }

    /** From 1.3.116 with duplicate teams. */
    synchronized Situation at1120() throws Exception {
        if (at1120 == null) {
            Situation teams = at13116.copy();
            DuplicateTeams.put(teams);
            Object[] known = {"alert_group_id", 2, "slack_channel_id", "C0001", "ts", "9.9"};
            teams.clone("alerts_resolutionnoteslackmessage", 1, known);
            at1120 = teams.upgraded("1.12.0");
        }
        return at1120;
    }

    /** Buttons of organization 1 whose names collide, or whose headers are long, each with an escalation step. */
    private static void buttons(Situation sample) throws Exception {
        String taken = "Taken";
        button(sample, "name", LONG_NAME + "one", "team_id", 1, "webhook", "https://same-team.example/1");
        button(sample, "name", LONG_NAME + "two", "team_id", 1, "webhook", "https://same-team.example/2");
        button(sample, "name", LONG_NAME + "three", "team_id", 2, "webhook", "https://other-team.example");
        button(sample, "name", "Deploy", "team_id", 1, "webhook", "https://deploy.example");
        sample.clone("webhooks_webhook", 1, "name", "DEPLOY (legacy)", "url", "https://upper-case.example");
        button(sample, "name", taken, "team_id", 1, "webhook", "https://taken.example");
        sample.clone("webhooks_webhook", 1, "name", taken + " (Legacy)", "url", "https://not-legacy.example");
        longHeaders(sample);
    }

    static void longHeaders(Situation sample) throws Exception {
        button(sample, "name", "fits", "authorization_header", header(FITS), "webhook", "https://fits.example");
        button(sample, "name", "long", "authorization_header", header(FITS + 1), "webhook", "https://long.example");
    }

    private static void button(Situation sample, Object... changes) throws Exception {
        long button = sample.clone("alerts_custombutton", 2, changes);
        sample.clone(
                "alerts_escalationpolicy",
                sample.number("select min(id) from alerts_escalationpolicy where step = 10"),
                "order",
                1000 + button,
                "custom_button_trigger_id",
                button);
    }

    static String header(int bytes) {
        return "Bearer " + "x".repeat(bytes - 7);
    }
}

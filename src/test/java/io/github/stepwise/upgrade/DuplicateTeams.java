package io.github.stepwise.upgrade;

/** Team 1 of organization 1 twice more, with all that can belong to a team. The new rows have names that say so. */
final class DuplicateTeams {
    private DuplicateTeams() {}

    static void put(Situation sample) throws Exception {
        long second = sample.clone("user_management_team", 1, "name", "second");
        long third = sample.clone("user_management_team", 1, "name", "third");
        for (long team : new long[] {second, third}) {
            long paging = sample.clone(
                    "alerts_alertreceivechannel",
                    10,
                    "team_id",
                    team,
                    "verbal_name",
                    "paging " + team,
                    "token",
                    "paging" + team);
            sample.clone(
                    "alerts_alertgroup",
                    sample.number("select min(id) from alerts_alertgroup"),
                    "channel_id",
                    paging,
                    "channel_filter_id",
                    null,
                    "web_title_cache",
                    "group of a duplicate");
        }
        sample.clone("alerts_alertreceivechannel", 3, "team_id", second, "verbal_name", "of second", "token", "second");
        sample.clone("alerts_escalationchain", 1, "team_id", second, "name", "of second");
        sample.clone("webhooks_webhook", 1, "team_id", third, "name", "of third");
        sample.clone("alerts_custombutton", 1, "team_id", third, "name", "of third");
        sample.clone("schedules_customoncallshift", 1, "team_id", third, "name", "of third");
        sample.clone("alerts_escalationpolicy", 3, "order", 2000, "notify_to_team_members_id", third);
        sample.execute(
                "update schedules_oncallschedule set team_id = " + second + " where id = 1",
                "update user_management_user set current_team_id = " + third + " where id = 2",
                "delete from user_management_team_users where team_id = 1 and user_id = 2",
                "insert into user_management_team_users (team_id, user_id) values (" + second + ", 2), (" + third
                        + ", 2), (" + third + ", 11)");
    }
}

package io.github.stepwise.backup.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CodeTextTest {
    @Test
    void everyTableOfAJoinLosesTheNameOfTheDatabase() {
        String view = "CREATE VIEW `v` AS select `oncall`.`a`.`id` AS `id` from (`oncall`.`a` join `other`.`b`"
                + " on(`oncall`.`a`.`id` = `other`.`b`.`id`)) straight_join `oncall`.`c`";
        assertThat(CodeText.relative(view, "oncall"))
                .isEqualTo("CREATE VIEW `v` AS select `a`.`id` AS `id` from (`a` join `other`.`b`"
                        + " on(`a`.`id` = `other`.`b`.`id`)) straight_join `c`");
    }

    @Test
    void anEventIsMadeSuchThatItDoesNotAct() {
        String event = "CREATE DEFINER=`a`@`%` EVENT `enable` ON SCHEDULE EVERY 1 DAY ON COMPLETION NOT PRESERVE ENABLE"
                + " COMMENT 'on completion preserve enable' DO select 'ENABLE'";
        assertThat(CodeText.asleep(event, ""))
                .isEqualTo(
                        "CREATE DEFINER=`a`@`%` EVENT `enable` ON SCHEDULE EVERY 1 DAY ON COMPLETION NOT PRESERVE DISABLE"
                                + " COMMENT 'on completion preserve enable' DO select 'ENABLE'");
        assertThat(CodeText.asleep(event.replace("PRESERVE ENABLE", "PRESERVE DISABLE"), ""))
                .isNull();
    }
}

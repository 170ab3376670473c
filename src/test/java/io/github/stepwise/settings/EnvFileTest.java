package io.github.stepwise.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EnvFileTest {
    @Test
    void readsQuotesCommentsAndExports() {
        assertThat(EnvFile.parse("""
                # comment
                DOMAIN=http://localhost:8080
                export USER = eva   # the owner
                PLAIN=a#b
                SINGLE='$keep # all'
                DOUBLE="say \\"hi\\" # here"
                EMPTY=
                BASE=db
                NAME=${BASE}_1
                no assignment
                """))
                .containsEntry("DOMAIN", "http://localhost:8080")
                .containsEntry("USER", "eva")
                .containsEntry("PLAIN", "a#b")
                .containsEntry("SINGLE", "$keep # all")
                .containsEntry("DOUBLE", "say \"hi\" # here")
                .containsEntry("EMPTY", "")
                .containsEntry("NAME", "db_1")
                .hasSize(8);
    }

    @Test
    void readsWindowsLines() {
        assertThat(EnvFile.parse("A=1\r\nB=2\r\n")).containsEntry("A", "1").containsEntry("B", "2");
    }
}

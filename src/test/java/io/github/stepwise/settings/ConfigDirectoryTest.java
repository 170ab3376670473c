package io.github.stepwise.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigDirectoryTest {
    @Test
    void followsTheCustomOfEachSystem() {
        assertThat(ConfigDirectory.path("Linux", "/home/eva", Map.of()))
                .isEqualTo(Path.of("/home/eva/.config/stepwise"));
        assertThat(ConfigDirectory.path("Linux", "/home/eva", Map.of("XDG_CONFIG_HOME", "/cfg")))
                .isEqualTo(Path.of("/cfg/stepwise"));
        assertThat(ConfigDirectory.path("Mac OS X", "/Users/eva", Map.of("XDG_CONFIG_HOME", "/cfg")))
                .isEqualTo(Path.of("/Users/eva/Library/Application Support/Stepwise"));
        assertThat(ConfigDirectory.path("Windows 11", "/eva", Map.of("APPDATA", "/eva/Roaming")))
                .isEqualTo(Path.of("/eva/Roaming/Stepwise"));
    }

    @Test
    void ignoresARelativeFolder() {
        assertThat(ConfigDirectory.path("Linux", "/home/eva", Map.of("XDG_CONFIG_HOME", "cfg")))
                .isEqualTo(Path.of("/home/eva/.config/stepwise"));
    }
}

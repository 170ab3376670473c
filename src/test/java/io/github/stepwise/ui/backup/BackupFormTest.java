package io.github.stepwise.ui.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepwise.words.Phrase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The form of a backup, without a window. */
class BackupFormTest {
    @TempDir
    private Path folder;

    private final BackupForm form = new BackupForm(file -> CompletableFuture.completedFuture(PlaceFacts.of(file)));

    @Test
    void namesTheFileWithItsEnding() {
        form.folder().set(" \"" + folder + "\" ");
        form.name().set(" oncall ");
        assertThat(form.file()).contains(folder.resolve("oncall.stepwise"));
        assertThat(form.valid().get()).isTrue();
        form.name().set("oncall.stepwise");
        assertThat(form.file()).contains(folder.resolve("oncall.stepwise"));
        form.name().set("../oncall");
        assertThat(form.file()).isEmpty();
        assertThat(form.valid().get()).isFalse();
    }

    @Test
    void tellsWhatIsWrongWithThePlace() throws Exception {
        assertThat(key(form.folderError().get())).isEqualTo("folder.blank");
        assertThat(key(form.nameError().get())).isEqualTo("name.blank");
        form.folder().set(folder.resolve("nowhere").toString());
        form.name().set("a");
        assertThat(key(form.folderError().get())).isEqualTo("folder.missing");
        form.folder().set(folder.toString());
        assertThat(form.folderError().get()).isNull();
        Files.createFile(folder.resolve("a.stepwise"));
        form.look();
        assertThat(key(form.nameError().get())).isEqualTo("name.taken");
        form.facts().set(new PlaceFacts(true, false, false, 0));
        assertThat(key(form.folderError().get())).isEqualTo("folder.read-only");
        form.name().set("a/b");
        assertThat(key(form.nameError().get())).isEqualTo("name.impossible");
    }

    @Test
    void believesOnlyTheAnswerToTheLastQuestion() {
        List<CompletableFuture<PlaceFacts>> asked = new ArrayList<>();
        BackupForm slow = new BackupForm(file -> {
            asked.add(new CompletableFuture<>());
            return asked.get(asked.size() - 1);
        });
        slow.folder().set(folder.toString());
        slow.name().set("first");
        slow.name().set("second");
        assertThat(slow.valid().get()).as("the disk has not answered").isFalse();
        asked.get(0).complete(new PlaceFacts(true, true, true, 1));
        assertThat(slow.nameError().get()).as("that was about another name").isNull();
        asked.get(asked.size() - 1).complete(new PlaceFacts(true, true, false, 1));
        assertThat(slow.valid().get()).isTrue();
    }

    @Test
    void wantsThePassphraseTwice() {
        form.folder().set(folder.toString());
        form.name().set("a");
        form.encrypted().set(true);
        assertThat(form.valid().get()).isFalse();
        form.passphrase().set("four words that rhyme");
        assertThat(form.againError().get()).as("it is still to be typed").isNull();
        form.again().set("four");
        assertThat(key(form.againError().get())).isEqualTo("passphrase.differ");
        form.again().set("four words that rhyme");
        assertThat(form.valid().get()).isTrue();
        assertThat(form.options(Set.of("table x")).encryption()).isPresent();
        assertThat(form.options(Set.of("table x")).accepted()).containsExactly("table x");
        form.encrypted().set(false);
        assertThat(form.options(Set.of()).encryption()).isEmpty();
        assertThat(form.options(Set.of()).check()).isTrue();
    }

    @Test
    void judgesPassphrases() {
        assertThat(Strength.of("short")).isEqualTo(Strength.WEAK);
        assertThat(Strength.of("aaaaaaaaaaaaaaaaaaaaaaaa")).isEqualTo(Strength.WEAK);
        assertThat(Strength.of("only so so")).isEqualTo(Strength.FAIR);
        assertThat(Strength.of("four words that rhyme")).isEqualTo(Strength.STRONG);
    }

    @Test
    void readsGapsByTheirQuotedNames() {
        Gap plain = Gap.of("subscription feed: Its connection string holds a password: make it again.");
        assertThat(plain.object()).isEqualTo("subscription feed");
        assertThat(plain.reason()).startsWith("Its connection");
        Gap odd = Gap.of("table app.\"odd: \"\"name\"\"\": It cannot be read.");
        assertThat(odd.object()).isEqualTo("table app.\"odd: \"\"name\"\"\"");
        assertThat(odd.reason()).isEqualTo("It cannot be read.");
        assertThat(Gap.of("event e").object()).isEqualTo("event e");
    }

    @Test
    void aFolderCanBePastedAsAUrl() {
        BackupForm form = new BackupForm(file -> CompletableFuture.completedFuture(null));
        form.folder().set(folder.toUri().toString());
        form.name().set("b");
        assertThat(form.file()).contains(folder.resolve("b.stepwise"));
    }

    private static String key(Phrase phrase) {
        return phrase.key();
    }
}

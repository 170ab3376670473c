package io.github.stepwise.ui.backup;

import io.github.stepwise.ui.shell.Waiting;
import io.github.stepwise.words.Phrase;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;

/** What the making of a backup waits for: a field of its form, an answer, or that the recovery note is kept. */
public final class MakingWaits {
    private final BackupMaking making;
    private final String page;

    private MakingWaits(BackupMaking making, String page) {
        this.making = making;
        this.page = page;
    }

    /**
     * Holds null while the button works, and while something runs.
     *
     * @param page begins the ids of the nodes
     */
    public static ObjectBinding<Waiting> of(BackupMaking making, String page) {
        MakingWaits waits = new MakingWaits(making, page);
        BackupForm form = making.form();
        return Bindings.createObjectBinding(
                waits::find,
                making.phase(),
                making.possible(),
                making.settled(),
                form.folderError(),
                form.nameError(),
                form.encrypted(),
                form.passphrase(),
                form.valid());
    }

    private Waiting find() {
        return switch (making.phase().get()) {
            case RUNNING -> null;
            case MADE -> making.settled().get() ? null : waiting(phrase("waiting.note"), "note-kept");
            case FORM -> making.possible().get() ? null : form(making.form());
        };
    }

    private Waiting form(BackupForm form) {
        if (making.isHalfRestored()) {
            return Waiting.forNothing(phrase("waiting.half-restored"));
        } else if (form.folderError().get() != null) {
            return waiting(form.folderError().get(), "folder");
        } else if (form.nameError().get() != null) {
            return waiting(form.nameError().get(), "name");
        } else if (form.facts().get() == null) {
            return null;
        } else if (!form.valid().get()) {
            boolean first = form.passphrase().get().isEmpty();
            return waiting(phrase("waiting.passphrase"), first ? "passphrase" : "again");
        }
        for (int number = 0; number < making.gaps().size(); number++) {
            if (!making.gaps().get(number).accepted().get()) {
                return waiting(phrase("waiting.gaps"), "accept-" + number);
            }
        }
        return null;
    }

    private Waiting waiting(Phrase text, String thing) {
        return new Waiting(text, page + "-" + thing);
    }

    private static Phrase phrase(String key) {
        return Phrase.of("backup", key);
    }
}

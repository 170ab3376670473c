package io.github.stepwise.ui.page.path;

import io.github.stepwise.catalog.oncall.MirageCipher;
import io.github.stepwise.database.ConnectionSettings;
import io.github.stepwise.plan.SecretKeyCheck;
import io.github.stepwise.settings.Masked;
import io.github.stepwise.settings.OnCallConfig;
import io.github.stepwise.ui.desk.Desk;
import io.github.stepwise.ui.desk.UpgradeCase;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** OnCall's key, where passwords have to be encrypted on the way: known, typed, or done without. */
final class KeyModel {
    /** What is known of the key. Names end the keys of its sentences. */
    enum State {
        NOT_NEEDED,
        /** Nobody has tried one yet. */
        ASKED,
        CHECKING,
        /** It is the one that OnCall has. */
        FITS,
        /** Nothing in the database can tell. */
        UNTESTED,
        /** OnCall has another one. */
        OTHER_KEY,
        /** It is too short to be one. */
        NO_KEY,
        /** The database could not be asked. */
        FAILED
    }

    private final Desk desk;
    private final UpgradeCase upgrade;
    private final StringProperty key = new SimpleStringProperty("");
    private final StringProperty vector = new SimpleStringProperty(MirageCipher.USUAL_IV);
    private final BooleanProperty plainText = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.NOT_NEEDED);
    private final BooleanBinding decided;
    private Throwable failure;
    private OnCallConfig filledFrom;
    private UpgradeCase.Basis basis;
    private int turn;

    KeyModel(Desk desk, UpgradeCase upgrade) {
        this.desk = desk;
        this.upgrade = upgrade;
        decided = Bindings.createBooleanBinding(this::isDecided, state, key, plainText);
        key.addListener(property -> changed());
        vector.addListener(property -> changed());
    }

    private boolean isDecided() {
        return switch (state.get()) {
            case NOT_NEEDED, FITS, UNTESTED -> true;
            case CHECKING -> false;
            // The same once more would be found wrong once more.
            case OTHER_KEY, NO_KEY -> plainText.get();
            case ASKED, FAILED -> plainText.get() || !key.get().isBlank();
        };
    }

    /** A key that was found right is no longer the one that is typed. */
    private void changed() {
        if (state.get() != State.NOT_NEEDED) {
            upgrade.cipher().set(null);
            state.set(State.ASKED);
        }
    }

    /** Takes over what OnCall's configuration says. A key, and going without one, are about one database. */
    void fill() {
        UpgradeCase.Basis now = upgrade.basis();
        if (basis != null && !basis.equals(now)) {
            forget();
        }
        basis = now;
        OnCallConfig config = upgrade.connected().config().get();
        if (config != null && !config.equals(filledFrom)) {
            filledFrom = config;
            text(config.mirageSecretKey()).or(() -> text(config.secretKey())).ifPresent(key::set);
            text(config.mirageCipherIv()).ifPresent(vector::set);
        }
    }

    private void forget() {
        // First, so that a key that is known already is not taken for the one that was typed.
        state.set(State.NOT_NEEDED);
        key.set("");
        vector.set(MirageCipher.USUAL_IV);
        plainText.set(false);
        filledFrom = null;
    }

    private static Optional<String> text(Masked masked) {
        return Optional.ofNullable(masked).filter(value -> !value.isEmpty()).map(value -> new String(value.reveal()));
    }

    /** What can be tried while the plan is made: the key that is known, or the one that was filled in; else null. */
    MirageCipher known() {
        return upgrade.cipher().get() != null ? upgrade.cipher().get() : cipher().orElse(null);
    }

    private Optional<MirageCipher> cipher() {
        try {
            return Optional.of(MirageCipher.of(key.get().strip(), vector.get().strip()));
        } catch (IllegalArgumentException noKey) {
            return Optional.empty();
        }
    }

    /** A plan was made, and that is what it says. */
    void planned(Prospect prospect, MirageCipher tried) {
        if (!prospect.plan().needsSecretKey()) {
            state.set(State.NOT_NEEDED);
        } else if (prospect.key().isEmpty()) {
            state.set(State.ASKED);
        } else {
            answered(prospect.key().get(), tried);
        }
    }

    private void answered(SecretKeyCheck.Answer answer, MirageCipher tried) {
        boolean usable = answer != SecretKeyCheck.Answer.OTHER_KEY;
        upgrade.cipher().set(usable ? tried : null);
        if (usable) {
            plainText.set(false);
        }
        state.set(
                switch (answer) {
                    case FITS -> State.FITS;
                    case NOTHING_TO_COMPARE -> State.UNTESTED;
                    case OTHER_KEY -> State.OTHER_KEY;
                });
    }

    /** Tries the key that is typed. The future says whether there is nothing left to decide. */
    CompletionStage<Boolean> settle() {
        if (state.get() == State.NOT_NEEDED) {
            return CompletableFuture.completedFuture(true);
        } else if (plainText.get()) {
            upgrade.cipher().set(null);
            return CompletableFuture.completedFuture(true);
        } else if (isKnown()) {
            return CompletableFuture.completedFuture(true);
        }
        Optional<MirageCipher> cipher = cipher();
        if (cipher.isEmpty()) {
            state.set(State.NO_KEY);
            return CompletableFuture.completedFuture(false);
        }
        return check(cipher.get());
    }

    private CompletionStage<Boolean> check(MirageCipher cipher) {
        ConnectionSettings settings = settings();
        UpgradeCase.Basis asked = upgrade.basis();
        int mine = ++turn;
        state.set(State.CHECKING);
        return desk.background().call(() -> Prospect.check(settings, cipher)).handle((answer, problem) -> {
            if (mine != turn || state.get() != State.CHECKING) {
                return false;
            }
            failure = problem;
            if (!asked.equals(upgrade.basis())) {
                // The answer is one of a database that is not meant any more.
                state.set(State.ASKED);
            } else if (problem != null) {
                state.set(State.FAILED);
            } else {
                answered(answer, cipher);
            }
            return isKnown();
        });
    }

    /** Another key is to be typed, or none. */
    void reconsider() {
        upgrade.cipher().set(null);
        state.set(State.ASKED);
    }

    /** Whether a key is there that can be used. */
    boolean isKnown() {
        return upgrade.cipher().get() != null && (state.get() == State.FITS || state.get() == State.UNTESTED);
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** Which database it is about. */
    ConnectionSettings settings() {
        return upgrade.connected().require();
    }

    /** Why the database could not be asked. */
    Throwable failure() {
        return failure;
    }

    /** MIRAGE_SECRET_KEY, or SECRET_KEY where that is not set. */
    StringProperty key() {
        return key;
    }

    /** MIRAGE_CIPHER_IV. */
    StringProperty vector() {
        return vector;
    }

    /** Whether passwords are to be stored as they are. */
    BooleanProperty plainText() {
        return plainText;
    }

    BooleanBinding decided() {
        return decided;
    }

    @Override
    public String toString() {
        return "KeyModel[" + state.get() + "]";
    }
}

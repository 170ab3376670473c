package io.github.stepwise.plan;

import io.github.stepwise.words.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Says with numbers what there is to keep. */
final class Reasons {
    private final Stocktaking stock;
    private final List<Phrase> reasons = new ArrayList<>();

    private Reasons(Stocktaking stock) {
        this.stock = stock;
    }

    /** The weightiest first; one that there is nothing to keep, if there is not. */
    static List<Phrase> of(Stocktaking stock) {
        if (!stock.worthKeeping()) {
            return List.of(Phrase.of(Adviser.BOOK, "reason.nothing-to-keep", stock.rows("users")));
        }
        Reasons found = new Reasons(stock);
        // To the admin of an old release a button is what a webhook is to others.
        found.add(
                "settings",
                LongStream.concat(
                        found.rows("integrations", "routes", "chains", "steps", "schedules", "shifts"),
                        LongStream.of(stock.rows("webhooks") + stock.rows("buttons"))));
        found.add("addresses", found.rows("integrations"));
        found.add("people", found.rows("phone-numbers", "slack-users", "telegram-users", "mobile-devices"));
        found.add("access", found.rows("api-tokens", "schedule-exports", "user-exports"));
        found.add("history", found.rows("alert-groups", "alerts", "log-records"));
        if (found.reasons.isEmpty()) {
            found.add("rest", LongStream.of(stock.all().mapToLong(Holding::rows).sum()));
        }
        return found.reasons;
    }

    private LongStream rows(String... keys) {
        return Stream.of(keys).mapToLong(stock::rows);
    }

    private void add(String reason, LongStream rows) {
        Object[] counts = rows.boxed().toArray();
        if (Stream.of(counts).anyMatch(count -> !count.equals(0L))) {
            reasons.add(Phrase.of(Adviser.BOOK, "reason." + reason, counts));
        }
    }
}

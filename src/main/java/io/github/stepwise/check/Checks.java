package io.github.stepwise.check;

import io.github.stepwise.words.Phrase;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/**
 * Looks whether an upgrade can be begun. Checks open what they need and leave everything as it was. Only {@code rights} tries
 * to write: it makes tables and drops them, on PostgreSQL and SQLite in a transaction that is rolled back; and it makes a file
 * beside a SQLite file and deletes it. ({@code writable}, {@code lock} and {@code sessions} begin a transaction on SQLite, which is
 * rolled back.) None may run longer than its limit, most often 15 seconds.
 */
public final class Checks {
    private final Premises premises;
    private final Clock clock;
    private final List<Check> all;

    public Checks(Premises premises) {
        this(premises, Clock.systemUTC(), AllChecks.inOrder());
    }

    /** @param clock of this computer */
    Checks(Premises premises, Clock clock, List<Check> all) {
        this.premises = premises;
        this.clock = clock;
        this.all = all.stream()
                .filter(check -> check.appliesTo(premises.settings().engine(), premises))
                .toList();
    }

    /** The checks that make sense for this engine, in the order in which they run. */
    public List<Item> items() {
        return all.stream().map(Checks::item).toList();
    }

    /**
     * Runs one check, with a connection of its own. Whatever goes wrong on the way is what it finds.
     *
     * @param id of one of the {@link #items}
     * @throws IllegalArgumentException if there is no such check here
     */
    public Finding run(String id) {
        Check check = all.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such check: " + id));
        try (Look look = new Look(premises, clock)) {
            return new CheckRun(look, () -> false).of(check);
        }
    }

    /**
     * Runs all checks one after the other, with one connection. Answers when the last one has ended.
     *
     * @param listener told on this thread when a check begins (empty) and when it has ended
     * @param cancelled asked about ten times a second; a check that is running then ends as {@link Severity#UNKNOWN}, and no
     *     further one begins
     * @return a finding for each check that was begun, in their order
     */
    public List<Finding> runAll(BiConsumer<Item, Optional<Finding>> listener, BooleanSupplier cancelled) {
        List<Finding> findings = new ArrayList<>();
        try (Look look = new Look(premises, clock)) {
            CheckRun run = new CheckRun(look, cancelled);
            for (Check check : all) {
                if (cancelled.getAsBoolean()) {
                    break;
                }
                Item item = item(check);
                listener.accept(item, Optional.empty());
                Finding finding = run.of(check);
                findings.add(finding);
                listener.accept(item, Optional.of(finding));
            }
        }
        return findings;
    }

    private static Item item(Check check) {
        return new Item(
                check.id(),
                Phrase.of(Finding.BOOK, check.id() + ".title"),
                Phrase.of(Finding.BOOK, check.id() + ".question"));
    }
}

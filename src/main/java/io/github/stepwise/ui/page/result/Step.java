package io.github.stepwise.ui.page.result;

import java.util.Optional;

/**
 * Something to do after a run, to be ticked.
 *
 * @param id by which a tick is remembered while the page lives
 * @param text a whole sentence or two, in the language of the page
 * @param command to be copied, if there is one
 */
record Step(String id, String text, Optional<String> command) {
    static Step of(String id, String text) {
        return new Step(id, text, Optional.empty());
    }
}

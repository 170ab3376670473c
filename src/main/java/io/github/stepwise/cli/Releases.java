package io.github.stepwise.cli;

import io.github.stepwise.catalog.Catalog;
import io.github.stepwise.catalog.Release;
import io.github.stepwise.catalog.Version;
import java.util.ArrayList;
import java.util.List;

/** Finds the release that an argument means. */
final class Releases {
    private final Catalog catalog;

    Releases(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * @param option the option that has it, for the message
     * @throws Trouble.Stop if there is no such release; the message names the nearest ones
     */
    Version find(String option, String text) {
        Version version;
        try {
            version = Version.of(text.strip());
        } catch (IllegalArgumentException e) {
            throw Trouble.usage(
                            option + " wants a release such as " + newest() + ", and \"" + text + "\" is none.",
                            "The newest release is " + newest() + ".")
                    .stop();
        }
        if (catalog.release(version).isEmpty()) {
            throw Trouble.usage(
                            "There is no release " + version + " of OnCall.",
                            "The nearest ones are " + nearest(version) + ".")
                    .stop();
        }
        return version;
    }

    /** The one that an option names, or the newest. */
    Version findOrNewest(String option, String text) {
        return text == null ? newest() : find(option, text);
    }

    Version newest() {
        return catalog.newest().version();
    }

    private String nearest(Version version) {
        List<Version> all = catalog.releases().stream().map(Release::version).toList();
        int above = (int) all.stream().filter(version::isAtLeast).count();
        List<String> found = new ArrayList<>();
        for (int i = Math.max(0, above - 2); i < Math.min(all.size(), above + 1); i++) {
            found.add(all.get(i).toString());
        }
        int last = found.size() - 1;
        return last == 0 ? found.get(0) : String.join(", ", found.subList(0, last)) + " and " + found.get(last);
    }
}

package io.github.stepwise.testing;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What is known about an escalation step of the sample that triggered a button (step 10), and what a database broken by
 * #4701 still shows of it.
 *
 * @param button id in {@code alerts_custombutton}
 * @param buttonLive false when the button had been deleted
 * @param newestEvidence button that the newest trace names, null where there is no trace
 * @param seenIn {@code log}, {@code snapshot}
 */
public record Evidence(
        long button,
        @JsonProperty("button_live") boolean buttonLive,
        @JsonProperty("newest_evidence") Long newestEvidence,
        @JsonProperty("seen_in") List<String> seenIn) {}

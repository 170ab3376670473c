package io.github.stepwise.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepwise.plan.Advice;
import io.github.stepwise.plan.Holding;
import io.github.stepwise.plan.Loss;
import io.github.stepwise.plan.Way;
import java.util.List;
import java.util.Locale;

/** Which way to take, in the field names of {@code docs/command-line.md}; texts are English. */
public final class AdviceJson {
    private AdviceJson() {}

    /** An object of its own. */
    public static ObjectNode of(Advice advice) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("recommended", name(advice.recommended()));
        ArrayNode reasons = node.putArray("reasons");
        advice.reasons().forEach(reason -> reasons.add(reason.toString()));
        ArrayNode losses = node.putArray("losses");
        advice.losses().forEach(loss -> loss(losses.addObject(), loss));
        ObjectNode holdings = node.putObject("holdings");
        holdings(holdings.putArray("settings"), advice.holdings().settings());
        holdings(holdings.putArray("history"), advice.holdings().history());
        if (advice.holdings().bytes() > 0) {
            node.put("bytes", advice.holdings().bytes());
        } else {
            node.putNull("bytes");
        }
        advice.estimate()
                .ifPresentOrElse(
                        time -> node.put("estimatedSeconds", time.toSeconds()), () -> node.putNull("estimatedSeconds"));
        return node;
    }

    private static void loss(ObjectNode node, Loss loss) {
        node.put("way", name(loss.on()));
        node.put("text", loss.what().toString());
        node.put("leftover", loss.leftover());
        loss.rows().ifPresentOrElse(rows -> node.put("rows", rows), () -> node.putNull("rows"));
    }

    private static void holdings(ArrayNode list, List<Holding> holdings) {
        for (Holding holding : holdings) {
            list.addObject()
                    .put("what", holding.what().toString())
                    .put("table", holding.table())
                    .put("rows", holding.rows());
        }
    }

    private static String name(Way way) {
        return way.name().toLowerCase(Locale.ROOT);
    }
}

package io.github.stepwise.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepwise.check.Checks;
import io.github.stepwise.check.Finding;
import io.github.stepwise.check.Item;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What checks have found, for programs. */
final class CheckJson {
    private CheckJson() {}

    static void fill(ObjectNode document, Checks checks, List<Finding> findings) {
        Map<String, Item> items = checks.items().stream().collect(Collectors.toMap(Item::id, item -> item));
        ArrayNode list = document.putArray("checks");
        for (Finding finding : findings) {
            ObjectNode node = list.addObject();
            node.put("id", finding.check());
            node.put("title", items.get(finding.check()).title().toString());
            node.put("severity", finding.severity().id());
            node.put("sentence", finding.sentence().toString());
            node.put("why", finding.why().toString());
            node.put("whatToDo", finding.whatToDo().map(Object::toString).orElse(null));
            finding.evidence().forEach(node.putArray("evidence")::add);
            finding.remedySql().forEach(node.putArray("remedySql")::add);
            node.put("seconds", finding.took().toMillis() / 1000.0);
        }
    }
}

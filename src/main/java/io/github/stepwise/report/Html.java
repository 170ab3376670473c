package io.github.stepwise.report;

import io.github.stepwise.backup.engine.Visible;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.stream.Collectors;

/**
 * Builds a page that is HTML and well-formed XML at once. Whatever it is given as text or as the value of an attribute can
 * neither end an element nor begin one.
 */
final class Html {
    private final StringBuilder page = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * Begins an element.
     *
     * @param attributes names and values in turn
     */
    Html open(String element, String... attributes) {
        begin(element, attributes).append('>');
        open.push(element);
        return this;
    }

    /** Ends the element that was begun last and is still open. */
    Html close() {
        page.append("</").append(open.pop()).append(">");
        return line();
    }

    /** An element that can hold nothing, such as {@code meta}. */
    Html empty(String element, String... attributes) {
        begin(element, attributes).append("/>");
        return this;
    }

    /** An element with text. */
    Html element(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close();
    }

    /** Text, lines and all. */
    Html text(String text) {
        page.append(escaped(text));
        return this;
    }

    /** Markup that the program itself made. */
    Html raw(String markup) {
        page.append(markup);
        return this;
    }

    /** A symbol beside a word, which says the same to those who do not see it. */
    Html icon(String symbol) {
        return raw("<svg class=\"icon\" aria-hidden=\"true\" viewBox=\"0 0 16 16\"><use href=\"#i-" + symbol
                + "\"/></svg>");
    }

    /** A word with its symbol, in the colour of that. */
    Html badge(String symbol, String word) {
        return open("span", "class", "badge " + symbol)
                .icon(symbol)
                .raw(" ")
                .text(word)
                .close();
    }

    /** The whole page; everything that was begun must be ended. */
    String page() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("still open: " + open);
        }
        return "<!DOCTYPE html>\n" + page;
    }

    private StringBuilder begin(String element, String... attributes) {
        page.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            page.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escaped(attributes[i + 1]))
                    .append('"');
        }
        return page;
    }

    private Html line() {
        page.append('\n');
        return this;
    }

    private static String escaped(String text) {
        String shown = Arrays.stream(text.split("\\R", -1))
                .map(line -> line.replace("\t", "    "))
                .map(Visible::of)
                .collect(Collectors.joining("\n"));
        return shown.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}

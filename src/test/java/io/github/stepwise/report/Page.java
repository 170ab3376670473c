package io.github.stepwise.report;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.helpers.DefaultHandler;

/** A page as a parser sees it that forgives nothing. */
final class Page {
    private final Document document;

    private Page(Document document) {
        this.document = document;
    }

    static Page of(String source) throws Exception {
        DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        builder.setErrorHandler(new DefaultHandler());
        return new Page(builder.parse(new InputSource(new StringReader(source))));
    }

    String language() {
        return document.getDocumentElement().getAttribute("lang");
    }

    /** What can be read in the window. */
    String text() {
        return elements("body").get(0).getTextContent();
    }

    List<Element> elements(String name) {
        NodeList nodes = document.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .map(Element.class::cast)
                .toList();
    }

    List<String> texts(String name) {
        return elements(name).stream()
                .map(element -> element.getTextContent().strip())
                .toList();
    }

    /** The big numbers. */
    List<String> figures() {
        return elements("li").stream()
                .filter(item ->
                        ((Element) item.getParentNode()).getAttribute("class").equals("figures"))
                .map(item -> item.getElementsByTagName("b").item(0).getTextContent())
                .toList();
    }

    /** Stops that are unfolded. */
    List<String> opened() {
        return elements("details").stream()
                .filter(details -> details.hasAttribute("open"))
                .map(details -> details.getElementsByTagName("b").item(0).getTextContent())
                .toList();
    }

    /** Names of all attributes. */
    List<String> attributes() {
        List<String> names = new ArrayList<>();
        for (Element element : elements("*")) {
            NamedNodeMap attributes = element.getAttributes();
            IntStream.range(0, attributes.getLength())
                    .forEach(i -> names.add(attributes.item(i).getNodeName()));
        }
        return names;
    }

    List<String> values(String attribute) {
        return all(attribute).distinct().toList();
    }

    /** @param reference with its leading {@code #} */
    boolean hasId(String reference) {
        return all("id").anyMatch(id -> reference.equals("#" + id));
    }

    private Stream<String> all(String attribute) {
        return elements("*").stream()
                .filter(element -> element.hasAttribute(attribute))
                .map(element -> element.getAttribute(attribute));
    }
}

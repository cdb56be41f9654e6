package io.plimsoll.engine.protocol.http;

import io.plimsoll.model.scenario.XmlPath;
import io.plimsoll.model.scenario.XmlPath.Element;
import java.io.ByteArrayInputStream;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Finds one text in an XML document, reading it from its beginning to the text and building nothing
 * on the way. Document types are not read, so that nothing is fetched and nothing expands.
 */
final class XmlValues {

    private XmlValues() {}

    /**
     * The attribute, or the text inside the element, that of elements in it included, without the
     * space around it. Null when there is none, or the document is not XML as far as it had to be
     * read.
     */
    static @Nullable String find(byte[] document, XmlPath path) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader reader =
                    factory.createXMLStreamReader(new ByteArrayInputStream(document));
            try {
                return goTo(reader, path.elements()) ? text(reader, path) : null;
            } finally {
                reader.close();
            }
        } catch (XMLStreamException | RuntimeException notXml) {
            return null;
        }
    }

    /** Whether the reader stands at the start of the element now. */
    private static boolean goTo(XMLStreamReader reader, List<Element> path)
            throws XMLStreamException {
        int found = 0; // how many elements of the path the reader is inside of
        int depth = 0;
        int position = 0; // of the last sibling that has the name of the next element
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    Element wanted = path.get(found);
                    if (depth == found
                            && reader.getLocalName().equals(wanted.name())
                            && ++position == wanted.position()) {
                        found++;
                        position = 0;
                        if (found == path.size()) {
                            return true;
                        }
                    }
                    depth++;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    if (depth < found) {
                        return false; // the only element that could have held it is over
                    }
                }
                default -> {}
            }
        }
        return false;
    }

    private static @Nullable String text(XMLStreamReader reader, XmlPath path)
            throws XMLStreamException {
        if (path.attribute().isPresent()) {
            for (int i = 0; i < reader.getAttributeCount(); i++) {
                if (reader.getAttributeLocalName(i).equals(path.attribute().get())) {
                    return reader.getAttributeValue(i);
                }
            }
            return null;
        }
        StringBuilder text = new StringBuilder();
        for (int depth = 1; depth > 0; ) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                        text.append(reader.getText());
                default -> {}
            }
        }
        return text.toString().strip();
    }
}

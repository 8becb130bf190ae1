import Foundation
import Testing

@testable import Reports

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite
struct `A writer of XML` {
    /// What a parser reads: the attributes and the text of the only element.
    private final class Reader: NSObject, XMLParserDelegate {
        var attributes: [String: String] = [:]
        var text = ""

        func parser(
            _ parser: XMLParser,
            didStartElement name: String,
            namespaceURI: String?,
            qualifiedName: String?,
            attributes: [String: String]
        ) { self.attributes = attributes }

        func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }
    }

    private func read(_ text: String) -> Reader? {
        var writer = XMLWriter()
        writer.element("a", [("b", text)], text: text)
        let parser = XMLParser(data: Data(writer.text.utf8))
        let reader = Reader()
        parser.delegate = reader
        return parser.parse() ? reader : nil
    }

    @Test(arguments: [
        "plain", "a & b < c > d", "]]>", "<![CDATA[x]]>", "\"quoted\" 'text'", "a\nb\tc\r\nd", "é👍",
        "</a><script>", "&amp;&#0;", "<?xml?><!-- -->", "\u{85}\u{2028}\u{FFFD}\u{1FFFE}",
    ])
    func `is read back as written`(text: String) throws {
        let reader = try #require(read(text))
        #expect(reader.attributes["b"] == text)
        #expect(reader.text == text)
    }

    @Test
    func `escapes what no document may contain`() throws {
        let reader = try #require(read("a\u{0}b\u{1B}c\u{FFFE}d\u{FFFF}"))
        #expect(reader.text == #"a\u{0}b\u{1b}c\u{fffe}d\u{ffff}"#)
        #expect(reader.attributes["b"] == reader.text)
    }

    @Test
    func `has an element per line`() {
        var writer = XMLWriter()
        writer.element("a") { writer in
            writer.element("b", [("c", "1")])
            writer.element("d", text: "e")
        }
        #expect(
            writer.text == """
                <?xml version="1.0" encoding="UTF-8"?>
                <a>
                  <b c="1"/>
                  <d>e</d>
                </a>

                """
        )
    }
}

/// Writes XML 1.0 (fifth edition) in UTF-8, with an element per line.
///
/// All text is escaped, so `]]>` and markup in it are text. There are no CDATA sections, which
/// could not hold every text.
struct XMLWriter {
    /// The document so far.
    private(set) var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

    private var depth = 0

    /// An attribute: its name and its value.
    typealias Attribute = (name: String, value: String)

    /// Writes an element with the elements that `write` writes.
    mutating func element(
        _ name: String,
        _ attributes: [Attribute] = [],
        _ write: (inout XMLWriter) -> Void
    ) {
        open(name, attributes)
        text += ">\n"
        depth += 1
        write(&self)
        depth -= 1
        indent()
        text += "</\(name)>\n"
    }

    /// Writes an element with text, or an empty one.
    mutating func element(_ name: String, _ attributes: [Attribute] = [], text content: String = "")
    {
        open(name, attributes)
        if content.isEmpty {
            text += "/>\n"
        } else {
            text += ">"
            escape(content, isAttribute: false)
            text += "</\(name)>\n"
        }
    }

    private mutating func open(_ name: String, _ attributes: [Attribute]) {
        indent()
        text += "<\(name)"
        for (name, value) in attributes {
            text += " \(name)=\""
            escape(value, isAttribute: true)
            text += "\""
        }
    }

    private mutating func indent() { text += String(repeating: "  ", count: depth) }

    private mutating func escape(_ content: String, isAttribute: Bool) {
        for scalar in content.unicodeScalars {
            switch scalar {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "\"" where isAttribute: text += "&quot;"
            // A reader turns these into spaces in attributes, and a carriage return into a line
            // feed everywhere (sections 2.11 and 3.3.3).
            case "\t" where isAttribute, "\n" where isAttribute, "\r": text += "&#\(scalar.value);"
            default:
                if scalar.isXMLCharacter {
                    text.unicodeScalars.append(scalar)
                } else {
                    // Not even a reference may name it, so it becomes a visible escape.
                    text += "\\u{" + String(scalar.value, radix: 16) + "}"
                }
            }
        }
    }
}

extension Unicode.Scalar {
    /// Whether an XML document may contain this scalar (section 2.2).
    fileprivate var isXMLCharacter: Bool {
        switch value {
        case 0x9, 0xA, 0xD: true
        case 0..<0x20, 0xFFFE, 0xFFFF: false
        default: true
        }
    }
}

import Foundation
package import StrictJSON

/// A way to combine payloads into one source.
package enum Arrangement: String, CaseIterable, Sendable {
    // For any payloads without a line feed.
    case lines

    // For payloads that are valid JSON.
    case archive
    case encodedArchive

    // For payloads that are objects.
    case array
    case list
    case single
}

/// A source that contains several payloads, and the places of those.
package struct ArrangedSource: Sendable {
    package var bytes: [UInt8] = []

    /// The offset in ``bytes`` of each payload; 0 if the payloads are texts of their own.
    package var starts: [Int] = []

    /// The lines and columns of ``starts``.
    private var positions: [TextPosition] = []

    /// The path before the pointer of each finding, by payload.
    package var prefixes: [[JSONPointer.Token]] = []

    /// The suffix of the source name of each finding, by payload.
    package var sources: [String] = []
}

extension ArrangedSource {
    /// Combines payloads into one source, with white space from `blank` between them.
    package init(
        _ payloads: [[UInt8]],
        as arrangement: Arrangement,
        blank: () -> String
    ) {
        let (opening, closing) = arrangement.frame
        bytes += Array(opening.utf8)
        for (index, payload) in payloads.enumerated() {
            if index > 0 { bytes += Array(arrangement.separator(blank).utf8) }
            if arrangement.hasBlanks { bytes += Array(blank().utf8) }
            switch arrangement {
            case .archive, .encodedArchive:
                starts.append(0)
                prefixes.append([])
                sources.append("#/log/entries/\(index)/response/content/text")
                bytes += Self.entry(payload, isEncoded: arrangement == .encodedArchive, blank)
            case .lines: place(payload, [])
            case .array: place(payload, [.index(index)])
            case .list: place(payload, [.key("sessions"), .index(index)])
            case .single: place(payload, [.key("session")])
            }
        }
        bytes += Array(closing.utf8)
        var position = TextPosition()
        for start in starts {
            unsafe position.advance(over: position.offset..<start, of: bytes.span.bytes)
            positions.append(position)
        }
    }

    /// Returns the position in the source of the byte at `offset` of a payload.
    package func position(of offset: Int, in index: Int) -> TextPosition {
        var position = positions[index]
        let end = position.offset + offset
        unsafe position.advance(over: position.offset..<min(end, bytes.count), of: bytes.span.bytes)
        position.offset = end
        return position
    }

    private mutating func place(_ payload: [UInt8], _ prefix: [JSONPointer.Token]) {
        starts.append(bytes.count)
        prefixes.append(prefix)
        sources.append("")
        bytes += payload
    }

    /// Returns an archive entry whose response has this body.
    private static func entry(
        _ body: [UInt8],
        isEncoded: Bool,
        _ blank: () -> String
    ) -> [UInt8] {
        let text: [UInt8]
        if isEncoded {
            text = Array(#""\#(Data(body).base64EncodedString())","encoding":"base64""#.utf8)
        } else {
            text = quoted(body)
        }
        let request = #"{"request":{"method":"GET","url":"https://a.zendesk.com/api/v2/sessions"},"#
        return Array("\(request)\(blank())\"response\":{\"status\":200,\"content\":{\"text\":".utf8)
            + text + Array("\(blank())}}}".utf8)
    }

    /// Returns a JSON string whose content is these bytes, which are UTF-8.
    private static func quoted(_ bytes: [UInt8]) -> [UInt8] {
        var result = [UInt8(ascii: "\"")]
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): result += [UInt8(ascii: "\\"), byte]
            case UInt8(ascii: "/"): result += Array("\\/".utf8)
            case 0..<0x20:
                let digits = String(byte, radix: 16)
                result += Array("\\u00\(byte < 16 ? "0" : "")\(digits)".utf8)
            default: result.append(byte)
            }
        }
        return result + [UInt8(ascii: "\"")]
    }
}

extension Arrangement {
    /// The text before and after all payloads.
    fileprivate var frame: (opening: String, closing: String) {
        switch self {
        case .lines: ("", "")
        case .archive, .encodedArchive:
            (#"{"log":{"version":"1.2","entries":["#, #"],"comment":""}}"#)
        case .array: ("[", "]")
        case .list: (#"{"meta":{"has_more":false},"sessions":["#, #"],"other":[{"id":null}]}"#)
        case .single: (#"{"session":"#, "}")
        }
    }

    fileprivate func separator(_ blank: () -> String) -> String {
        self == .lines ? "\n" : "\(blank()),"
    }

    fileprivate var hasBlanks: Bool { self != .lines }

    /// Whether the payloads must be objects, which are read as sessions whatever their keys are.
    package var isOfSessions: Bool {
        switch self {
        case .array, .list, .single: true
        case .lines, .archive, .encodedArchive: false
        }
    }
}

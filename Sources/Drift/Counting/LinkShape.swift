import StrictJSON

/// What a census counts of a link: its form, and no letter of a host or of an unknown segment.
///
/// It reads any text, also one that is not a URL, and never more than its own bytes.
struct LinkShape {
    let scheme: CensusState.Scheme

    /// The form of the host; `nil` if there is none.
    let host: String?

    /// The form of the path.
    let path: String

    let suffix: CensusState.Suffix

    init(_ text: [UInt8]) {
        var rest = text[...]
        if let query = rest.firstIndex(where: { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }
        ) {
            let hasQuery = rest[query] == UInt8(ascii: "?")
            let hasFragment = rest[query...].contains(UInt8(ascii: "#"))
            suffix =
                hasQuery ? (hasFragment ? .queryAndFragment : .query) : .fragment
            rest = rest[..<query]
        } else {
            suffix = .none
        }
        if let colon = rest.firstIndex(of: UInt8(ascii: ":")), colon > 0,
            rest[..<colon].allSatisfy(\.isSchemeCharacter), rest[0].isASCIILetter
        {
            let name = String(decoding: rest[..<colon].map { $0.lowercasedASCII }, as: UTF8.self)
            let isLower = rest[..<colon].allSatisfy { $0 == $0.lowercasedASCII }
            scheme =
                switch name {
                case "http": isLower ? .http : .httpInCapitals
                case "https": isLower ? .https : .httpsInCapitals
                default: .other
                }
            rest = rest[(colon + 1)...]
        } else {
            scheme = .none
        }
        if rest.starts(with: "//".utf8) {
            let start = rest.startIndex + 2
            let end = rest[start...].firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
            host = Self.shape(ofAuthority: rest[start..<end])
            rest = rest[end...]
        } else {
            host = nil
        }
        path = Self.shape(ofPath: rest)
    }

    private static func shape(ofAuthority authority: ArraySlice<UInt8>) -> String {
        var marks = ""
        var host = authority
        if let at = host.lastIndex(of: UInt8(ascii: "@")) {
            marks += "-user"
            host = host[(at + 1)...]
        }
        if host.first == UInt8(ascii: "[") {
            if host.last != UInt8(ascii: "]") { marks += "-port" }
            return "address-in-brackets\(marks)"
        }
        if let colon = host.lastIndex(of: UInt8(ascii: ":")) {
            marks += "-port"
            host = host[..<colon]
        }
        if host.contains(where: { $0 != $0.lowercasedASCII }) { marks += "-capitals" }
        if host.contains(where: { !$0.isHostCharacter }) { marks += "-odd" }
        let labels = host.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        if host.isEmpty { return "empty\(marks)" }
        if labels.count == 4, labels.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isDigit) }) {
            return "address\(marks)"
        }
        return LinkForm.host(ofLabels: labels.count) + marks
    }

    private static func shape(ofPath path: ArraySlice<UInt8>) -> String {
        guard !path.isEmpty else { return "empty" }
        var segments = path.split(
            separator: UInt8(ascii: "/"),
            maxSplits: LinkForm.mostParts + 1,
            omittingEmptySubsequences: false
        )
        let isAbsolute = segments.first?.isEmpty == true
        if isAbsolute { segments.removeFirst() }
        let isLong = segments.count > LinkForm.mostParts
        let shapes =
            segments.prefix(LinkForm.mostParts).map(shape(ofSegment:)) + (isLong ? ["..."] : [])
        return (isAbsolute ? "/" : "") + shapes.joined(separator: "/")
    }

    private static func shape(ofSegment segment: ArraySlice<UInt8>) -> String {
        guard segment.count <= 25 else { return "*" }
        var text = String(decoding: segment, as: UTF8.self)
        if LinkForm.words.contains(text) || text.isEmpty { return text }
        let suffix = text.hasSuffix(".json") ? ".json" : ""
        text.removeLast(suffix.utf8.count)
        let isNumber = !text.isEmpty && text.utf8.allSatisfy(\.isDigit)
        return (isNumber ? "N" : LinkForm.words.contains(text) ? text : "*") + suffix
    }
}

extension UInt8 {
    fileprivate var isASCIILetter: Bool { (self | 0x20) &- UInt8(ascii: "a") < 26 }

    fileprivate var lowercasedASCII: UInt8 {
        self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z") ? self | 0x20 : self
    }

    fileprivate var isSchemeCharacter: Bool {
        isASCIILetter || isDigit || self == UInt8(ascii: "+") || self == UInt8(ascii: "-")
            || self == UInt8(ascii: ".")
    }

    fileprivate var isHostCharacter: Bool {
        isASCIILetter || isDigit || self == UInt8(ascii: "-") || self == UInt8(ascii: ".")
    }
}

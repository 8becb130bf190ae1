/// The status line and the header fields of a response.
struct ResponseHead: Hashable {
    var status: Int

    /// Whether the connection stays open after the response, unless a field says otherwise.
    var isPersistent: Bool

    /// The header fields, with names in lowercase; values of one name are joined by commas.
    var fields: [String: String] = [:]
}

/// Reads the head of a response (RFC 9112, sections 4 and 5) as it arrives.
///
/// Heads of interim responses (1xx) are passed over.
struct HeadParser {
    private var lines = HeaderLines()
    private var head: ResponseHead?
    private var fields: [(name: String, value: [UInt8])] = []
    private let isWrittenByCurl: Bool

    /// Creates a parser.
    ///
    /// - Parameter isWrittenByCurl: Whether curl writes the head, whose version may then be 2 or 3.
    init(isWrittenByCurl: Bool = false) {
        self.isWrittenByCurl = isWrittenByCurl
    }

    /// Takes what has arrived.
    ///
    /// - Parameter bytes: The bytes; those that belong to the head are removed.
    /// - Returns: The head of the final response; `nil` if it is not complete.
    /// - Throws: If it is not the head of a response, or too long.
    mutating func take(
        _ bytes: inout ArraySlice<UInt8>
    ) throws(ExchangeFailure) -> ResponseHead? {
        while let line = try lines.next(from: &bytes) {
            guard head != nil else {
                head = try statusLine(line)
                continue
            }
            guard line.isEmpty else {
                try addField(line)
                continue
            }
            if let head = try finish() { return head }
        }
        // What is not HTTP need not have lines.
        let start = lines.line.prefix(Self.protocolName.count)
        guard head != nil || Self.protocolName.starts(with: start) else {
            throw .malformed("the response does not start with 'HTTP/'")
        }
        return nil
    }

    private static let protocolName = Array("HTTP/".utf8)

    /// Ends a section; returns its head unless it is an interim one.
    private mutating func finish() throws(ExchangeFailure) -> ResponseHead? {
        guard var complete = head else { return nil }
        for (name, value) in fields {
            let text = Self.text(of: value)
            // No quadratic time for thousands of fields of one name.
            complete.fields[name, default: ""] += complete.fields[name] == nil ? text : ", \(text)"
        }
        // The limit is for all heads together, so interim ones have an end too.
        (head, fields) = (nil, [])
        guard complete.status < 200 else { return complete }
        guard complete.status != 101 else {
            throw .malformed("status 101 switches to another protocol without being asked to")
        }
        return nil
    }

    /// Reads `HTTP/1.1 200 OK`; the reason may be missing.
    private func statusLine(_ line: [UInt8]) throws(ExchangeFailure) -> ResponseHead {
        guard line.starts(with: Self.protocolName) else {
            throw .malformed("the response does not start with 'HTTP/'")
        }
        let parts = line.dropFirst(Self.protocolName.count)
            .split(separator: UInt8(ascii: " "), maxSplits: 2, omittingEmptySubsequences: false)
        // A later minor version is read as 1.1 (RFC 9110, section 2.5).
        let version = parts.first.map { String(decoding: $0, as: UTF8.self) } ?? ""
        let isMinor = version.hasPrefix("1.") && version.count == 3 && Int(version.suffix(1)) != nil
        let isLater = isWrittenByCurl && (version == "2" || version == "3")
        guard isMinor || isLater, parts.count >= 2, parts[1].count == 3,
            let status = Int(String(decoding: parts[1], as: UTF8.self)), status >= 100
        else {
            throw .malformed("the status line has no version and status of three digits")
        }
        return ResponseHead(
            status: status,
            isPersistent: version != "1.0"
        )
    }

    private mutating func addField(_ line: [UInt8]) throws(ExchangeFailure) {
        guard !line.contains(where: { $0 == 0 || $0 == UInt8(ascii: "\r") }) else {
            throw .malformed("a header field contains NUL or a lone carriage return")
        }
        // A line that starts with white space continues the field before it (obs-fold).
        if line[0] == UInt8(ascii: " ") || line[0] == UInt8(ascii: "\t") {
            guard !fields.isEmpty else {
                throw .malformed("the first header field starts with white space")
            }
            fields[fields.count - 1].value += [UInt8(ascii: " ")] + Self.trimmed(line[...])
            return
        }
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > 0,
            line[..<colon].allSatisfy(\.isFieldNameByte)
        else { throw .malformed("a header field has no name and colon") }
        let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
        fields.append((name, Array(Self.trimmed(line[(colon + 1)...]))))
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let isSpace: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        let rest = bytes.drop(while: isSpace)
        return rest.prefix(through: (rest.lastIndex { !isSpace($0) } ?? rest.startIndex - 1))
    }

    /// A value as text: UTF-8, or else ISO 8859-1, as such bytes were defined earlier.
    private static func text(of value: [UInt8]) -> String {
        String(validating: value, as: UTF8.self)
            ?? String(String.UnicodeScalarView(value.map { Unicode.Scalar($0) }))
    }
}

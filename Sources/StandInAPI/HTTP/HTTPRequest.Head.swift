extension HTTPRequest {
    /// Reads a complete head, from the request line to the empty line.
    ///
    /// Lines may end in a line feed without a carriage return (RFC 9112, 2.2); lines that continue
    /// the previous line are refused (5.2).
    init(head: ArraySlice<UInt8>, limits: HTTPRequestParser.Limits) throws(HTTPProblem) {
        var lines = head.split(separator: .lineFeed, omittingEmptySubsequences: false).map { line in
            line.last == .carriageReturn ? line.dropLast() : line
        }
        // The last two pieces are the empty line and the empty rest after its line feed.
        lines.removeLast(min(2, lines.count))
        guard let requestLine = lines.first else { throw .malformed("the request line is missing") }
        guard lines.count - 1 <= limits.fields else {
            throw HTTPProblem(.headerTooLarge, "there are too many header fields")
        }
        self.init(method: "", target: "", minorVersion: 1, fields: [])
        try read(requestLine: requestLine)
        for line in lines.dropFirst() { fields.append(try Field(line: line)) }
        if values(of: "host").count > 1 || minorVersion > 0 && self["host"] == nil {
            throw .malformed("an HTTP/1.1 request must have exactly one Host field")
        }
    }

    private mutating func read(requestLine: ArraySlice<UInt8>) throws(HTTPProblem) {
        let parts = requestLine.split(separator: .space, omittingEmptySubsequences: false)
        guard parts.count == 3 else {
            throw .malformed("the request line must be a method, a target and a version")
        }
        guard !parts[0].isEmpty, parts[0].allSatisfy(\.isTokenCharacter) else {
            throw .malformed("the method is not a token")
        }
        guard !parts[1].isEmpty, parts[1].allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw .malformed("the target contains characters that must be percent-encoded")
        }
        method = String(ascii: parts[0])
        target = String(ascii: parts[1])
        switch String(ascii: parts[2]) {
        case "HTTP/1.1": minorVersion = 1
        case "HTTP/1.0": minorVersion = 0
        case let version where version.hasPrefix("HTTP/") && version.utf8.count == 8:
            throw HTTPProblem(.versionNotSupported, "only HTTP/1.1 and HTTP/1.0 are supported")
        default: throw .malformed("the version is not an HTTP version")
        }
    }

    /// Returns the length of the body that follows, in bytes.
    func bodyLength(limit: Int) throws(HTTPProblem) -> Int {
        if self["transfer-encoding"] != nil {
            throw HTTPProblem(.notImplemented, "bodies with a Transfer-Encoding are not supported")
        }
        if self["expect"] != nil {
            throw HTTPProblem(.expectationFailed, "the Expect field is not supported")
        }
        let lengths = values(of: "content-length")
        guard let length = lengths.first else { return 0 }
        guard lengths.allSatisfy({ $0 == length }), let count = length.decimalNumber else {
            throw .malformed("the Content-Length is not one number")
        }
        guard count <= limit else {
            throw HTTPProblem(.contentTooLarge, "the body is too long: the limit is \(limit) bytes")
        }
        return count
    }
}

extension HTTPRequest.Field {
    /// Reads one header field line.
    init(line: ArraySlice<UInt8>) throws(HTTPProblem) {
        guard let colon = line.firstIndex(of: .colon), colon > line.startIndex,
            line[..<colon].allSatisfy(\.isTokenCharacter)
        else { throw .malformed("a header field must be a name, a colon and a value") }
        var value = line[line.index(after: colon)...]
        while value.first?.isBlank == true { value.removeFirst() }
        while value.last?.isBlank == true { value.removeLast() }
        guard value.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }) else {
            throw .malformed("a header field contains a control character")
        }
        self.init(name: String(ascii: line[..<colon]).lowercased(), value: String(ascii: value))
    }
}

package import StrictJSON

extension SessionObject {
    /// Reads one session from JSON text, strictly by RFC 8259.
    ///
    /// Every payload that conforms to the contract is accepted and preserved. Where the contract
    /// leaves a choice, an integer spelled `1.0` or `1e2` is accepted by its value. Repeated keys,
    /// integers beyond 64 bits, half a surrogate pair in a field, a byte order mark and nesting
    /// deeper than 512 levels are rejected, because the model could not write them back. Undeclared
    /// fields are dropped. Linear in the length of the text.
    ///
    /// - Parameter json: The text in UTF-8.
    /// - Throws: The first fault and its position.
    public init(json: [UInt8]) throws(SessionDecodingError) {
        if let session = try Self(outlinedIn: json) {
            self = session
        } else {
            try self.init(throughTree: json)
        }
    }

    /// Reads one session from the outline of its text; `nil` if only a tree can show the fault.
    private init?(outlinedIn json: [UInt8]) throws(SessionDecodingError) {
        let bytes = unsafe json.span.bytes
        let outline: JSONOutline
        do throws(JSONSyntaxError) {
            outline = try JSONOutline(parsing: bytes)
        } catch {
            throw SessionDecodingError(SessionFault(error), in: json)
        }
        let isAmbiguous = outline.hasDuplicateKey || outline.hasByteOrderMark
        if !isAmbiguous, let session = Self(sound: outline, in: bytes) {
            self = session
            return
        }
        if outline.hasDuplicateKey, outline.firstDuplicate == nil { return nil }
        do throws(SessionFault) {
            try self.init(unsound: outline, in: bytes)
        } catch {
            throw SessionDecodingError(error, in: json)
        }
    }

    /// Reads one session from the tree of its text.
    init(throughTree json: [UInt8]) throws(SessionDecodingError) {
        self = try StrictText.read(json) { value throws(SessionFault) in
            try SessionObject(reading: value)
        }
    }

    /// Reads a session from a JSON value, which is at `pointer` in its text.
    package init(
        reading value: JSONValue,
        at pointer: JSONPointer = JSONPointer()
    ) throws(SessionFault) {
        guard let object = StrictObject(value, at: pointer) else {
            throw SessionFault(
                pointer.tokens.isEmpty ? .envelope : .envelopeShape,
                at: pointer,
                offset: value.range.lowerBound,
                observed: value.kind.phrase,
                expected: "a session object"
            )
        }
        self.init(id: try object.required(DeclaredField.id, "an integer").integer())
        for field in DeclaredField.contractOrder where !field.isRequired {
            self[field] = try object.optional(field) { value throws(SessionFault) in
                try value.content(of: field)
            }
        }
    }

    /// The session as canonical JSON text in UTF-8.
    ///
    /// Contains the fields in the order of the contract, without absent ones, without white space
    /// and with the fewest escapes.
    ///
    /// - Returns: One JSON object.
    public func json() -> [UInt8] {
        // Enough for an ordinary session.
        var writer = JSONWriter(capacity: 256)
        write(to: &writer)
        return writer.bytes
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        for field in DeclaredField.contractOrder { write(field, to: &writer) }
        writer.endObject()
    }

    // By property, because sessions are written by the million and the subscript copies values.
    private func write(_ field: DeclaredField, to writer: inout JSONWriter) {
        switch field {
        case .id: writer.field(SpelledKeys.id, OptionalNullable.value(id))
        case .authenticatedAt: writer.field(SpelledKeys.authenticatedAt, authenticatedAt)
        case .lastSeenAt: writer.field(SpelledKeys.lastSeenAt, lastSeenAt)
        case .url: writer.field(SpelledKeys.url, url)
        case .userID: writer.field(SpelledKeys.userID, userID)
        }
    }
}

private enum SpelledKeys {
    static let id = DeclaredField.id.spelled
    static let authenticatedAt = DeclaredField.authenticatedAt.spelled
    static let lastSeenAt = DeclaredField.lastSeenAt.spelled
    static let url = DeclaredField.url.spelled
    static let userID = DeclaredField.userID.spelled
}

extension StrictField {
    /// Reads the value of a declared field, which must not be null.
    fileprivate func content(of field: DeclaredField) throws(SessionFault) -> FieldContent {
        switch field.content {
        case .integer: .integer(try integer())
        case .text: .text(try text())
        }
    }
}

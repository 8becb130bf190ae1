import StrictJSON

extension SessionList {
    /// Reads a page of a list of sessions, as strictly as ``SessionObject/init(json:)``.
    ///
    /// A single invalid session rejects the page; the path of the error leads to it.
    ///
    /// - Parameter json: The text in UTF-8.
    /// - Throws: The first fault and its position.
    public init(json: [UInt8]) throws(SessionDecodingError) {
        self = try StrictText.read(json) { value throws(SessionFault) in
            try SessionList(reading: value)
        }
    }

    private init(reading value: JSONValue) throws(SessionFault) {
        let paging = SessionDecodingError.Kind.paging
        guard let object = StrictObject(value, at: JSONPointer(), wrongType: paging),
            let list = object[CodingKeys.sessions]
        else {
            throw SessionFault(
                .envelope,
                offset: value.range.lowerBound,
                observed: value.kind == .object
                    ? "an object without the key 'sessions'" : value.kind.phrase,
                expected: "an object with the key 'sessions'"
            )
        }
        func text(_ field: StrictField) throws(SessionFault) -> String { try field.text() }
        func integer(_ field: StrictField) throws(SessionFault) -> Int64 { try field.integer() }
        self.init(
            sessions: try Self.sessions(in: list),
            meta: try object.optional(CodingKeys.meta, PagingMeta.init(reading:)),
            links: try object.optional(CodingKeys.links, PagingLinks.init(reading:)),
            nextPage: try object.optional(CodingKeys.nextPage, text),
            previousPage: try object.optional(CodingKeys.previousPage, text),
            count: try object.optional(CodingKeys.count, integer)
        )
    }

    private static func sessions(
        in field: StrictField
    ) throws(SessionFault) -> [SessionObject] {
        guard let elements = field.value.elements else {
            throw SessionFault(
                .envelopeShape,
                at: field.pointer,
                offset: field.value.range.lowerBound,
                observed: field.value.kind.phrase,
                expected: "an array of session objects"
            )
        }
        var sessions: [SessionObject] = []
        sessions.reserveCapacity(elements.count)
        for (index, element) in elements.enumerated() {
            let pointer = field.pointer.appending(index)
            sessions.append(try SessionObject(reading: element, at: pointer))
        }
        return sessions
    }

    /// The page as canonical JSON text in UTF-8, without absent fields.
    ///
    /// - Returns: One JSON object.
    public func json() -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key(CodingKeys.sessions.rawValue)
        writer.beginArray()
        for session in sessions { session.write(to: &writer) }
        writer.endArray()
        writer.field(CodingKeys.meta.spelled, meta) { $1.write(to: &$0) }
        writer.field(CodingKeys.links.spelled, links) { $1.write(to: &$0) }
        writer.field(CodingKeys.nextPage.spelled, nextPage)
        writer.field(CodingKeys.previousPage.spelled, previousPage)
        writer.field(CodingKeys.count.spelled, count)
        writer.endObject()
        return writer.bytes
    }
}

extension PagingMeta {
    fileprivate init(reading field: StrictField) throws(SessionFault) {
        guard let object = StrictObject(field.value, at: field.pointer, wrongType: .paging) else {
            throw field.mismatch("an object")
        }
        func text(_ field: StrictField) throws(SessionFault) -> String { try field.text() }
        func bool(_ field: StrictField) throws(SessionFault) -> Bool { try field.bool() }
        self.init(
            hasMore: try object.optional(CodingKeys.hasMore, bool),
            afterCursor: try object.optional(CodingKeys.afterCursor, text),
            beforeCursor: try object.optional(CodingKeys.beforeCursor, text)
        )
    }

    fileprivate func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.field(CodingKeys.hasMore.spelled, hasMore)
        writer.field(CodingKeys.afterCursor.spelled, afterCursor)
        writer.field(CodingKeys.beforeCursor.spelled, beforeCursor)
        writer.endObject()
    }
}

extension PagingLinks {
    fileprivate init(reading field: StrictField) throws(SessionFault) {
        guard let object = StrictObject(field.value, at: field.pointer, wrongType: .paging) else {
            throw field.mismatch("an object")
        }
        func text(_ field: StrictField) throws(SessionFault) -> String { try field.text() }
        self.init(
            next: try object.optional(CodingKeys.next, text),
            previous: try object.optional(CodingKeys.previous, text)
        )
    }

    fileprivate func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.field(CodingKeys.next.spelled, next)
        writer.field(CodingKeys.previous.spelled, previous)
        writer.endObject()
    }
}

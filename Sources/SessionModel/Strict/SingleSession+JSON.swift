import StrictJSON

extension SingleSession {
    /// Reads the response to a request for one session, as strictly as
    /// ``SessionObject/init(json:)``.
    ///
    /// - Parameter json: The text in UTF-8.
    /// - Throws: The first fault and its position.
    public init(json: [UInt8]) throws(SessionDecodingError) {
        self = try StrictText.read(json) { value throws(SessionFault) in
            try SingleSession(reading: value)
        }
    }

    private init(reading value: JSONValue) throws(SessionFault) {
        guard let field = StrictObject(value, at: JSONPointer())?[CodingKeys.session] else {
            throw SessionFault(
                .envelope,
                offset: value.range.lowerBound,
                observed: value.kind == .object
                    ? "an object without the key 'session'" : value.kind.phrase,
                expected: "an object with the key 'session'"
            )
        }
        guard let elements = field.value.elements else {
            self.init(try SessionObject(reading: field.value, at: field.pointer))
            return
        }
        guard elements.count == 1 else {
            throw SessionFault(
                .envelopeShape,
                at: field.pointer,
                offset: field.value.range.lowerBound,
                observed: "an array of \(elements.count) elements",
                expected: "a session object, or an array of one session object"
            )
        }
        let session = try SessionObject(reading: elements[0], at: field.pointer.appending(0))
        self.init(session, form: .arrayOfOne)
    }

    /// The response as canonical JSON text in UTF-8, in its ``form``.
    ///
    /// - Returns: One JSON object.
    public func json() -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key(CodingKeys.session.rawValue)
        if form == .arrayOfOne { writer.beginArray() }
        session.write(to: &writer)
        if form == .arrayOfOne { writer.endArray() }
        writer.endObject()
        return writer.bytes
    }
}

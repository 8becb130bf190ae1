import StrictJSON

/// Members that the contract does not declare, which a model must accept and may drop.
enum UndeclaredMembers {
    /// Keys that are close to declared ones, or mean something to a language.
    static let keys = [
        "a", "", "ID", "Id", "userId", "user-id", "User_ID", "lastSeenAt", "URL", "id ", " id",
        "authenticated_at\u{0}", "session", "sessions", "__proto__", "constructor", "prototype",
        "toString", "hasOwnProperty", "__class__", "self", "class", "type", "$ref", "@type", "null",
        "0", "\u{E9}", "e\u{301}", "\u{1F600}", "id\u{301}", "u\u{440}l", "a.b", "a/b", "~", "\"",
        "\\", "count", "next_page", "created_at", "description", "hash", "init", "default",
    ]

    /// Values of every type.
    static let leaves = [
        "0", "null", "true", "false", #""""#, "{}", "[]", "-0", "0.5", "1e400", "-1E-7", "1.0",
        "123456789012345678901234567890", #""a""#, "[null]", #"{"id":"a"}"#, #"{"id":null}"#,
        #"[{"id":1.5}]"#, #"{"url":{}}"#, #"{"user_id":{"id":1}}"#, #""\u0000""#,
    ].map { Array($0.utf8) }

    /// An array of these values.
    static func array(_ elements: [[UInt8]]) -> [UInt8] {
        var text = [UInt8(ascii: "[")]
        for element in elements {
            if text.count > 1 { text.append(UInt8(ascii: ",")) }
            text += element
        }
        text.append(UInt8(ascii: "]"))
        return text
    }

    /// An object of these values, whose keys differ.
    static func object(_ values: [[UInt8]]) -> [UInt8] {
        PayloadDraft(
            values.enumerated().map { .init($0.offset == 0 ? "id" : "k\($0.offset)", $0.element) }
        ).bytes
    }
}

extension PayloadDraft.Member {
    /// Spells the key, a string value, or both in these forms, used in turn.
    ///
    /// The lowest bit of `choice` stands for the key, the next for the value.
    mutating func respell(as forms: [EscapeForm], _ choice: UInt16 = 3) {
        guard !forms.isEmpty else { return }
        if choice & 1 != 0 { key = Self.respelled(key, as: forms) }
        if choice & 2 != 0 { value = Self.respelled(value, as: forms) }
    }

    private static func respelled(_ text: [UInt8], as forms: [EscapeForm]) -> [UInt8] {
        guard text.first == UInt8(ascii: "\""), let string = String(quotedIn: text) else {
            return text
        }
        return [UInt8](quoting: string, as: forms)
    }
}

extension String {
    /// The content of the one JSON string that these bytes are, where a Swift string can hold it.
    fileprivate init?(quotedIn text: [UInt8]) {
        let bytes = unsafe text.span.bytes
        guard let extent = try? bytes.stringExtent(openedAt: 0), extent.end == text.count - 1 else {
            return nil
        }
        self.init(extent, in: bytes)
    }
}

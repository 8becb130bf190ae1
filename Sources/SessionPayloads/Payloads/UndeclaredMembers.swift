import StrictJSON

/// Members that the contract does not declare, which a model must accept and may drop.
package enum UndeclaredMembers {
    /// Keys that resemble declared ones, or have a special meaning in some language.
    package static let keys = [
        "a", "", "ID", "Id", "userId", "user-id", "User_ID", "lastSeenAt", "URL", "id ", " id",
        "authenticated_at\u{0}", "session", "sessions", "__proto__", "constructor", "prototype",
        "toString", "hasOwnProperty", "__class__", "self", "class", "type", "$ref", "@type", "null",
        "$id", "$type", "$values", "@id", "__typename", "^o", "^i", ":id", "true",
        "0", "\u{E9}", "e\u{301}", "\u{1F600}", "id\u{301}", "u\u{440}l", "a.b", ".", "a/b", "~",
        "\"",
        "\\", "count", "next_page", "created_at", "description", "hash", "init", "default",
    ]

    /// Values of every type.
    package static let leaves = [
        "0", "null", "true", "false", #""""#, "{}", "[]", "-0", "0.5", "1e400", "-1E-7", "1.0",
        "123456789012345678901234567890", #""a""#, "[null]", #"{"id":"a"}"#, #"{"id":null}"#,
        #"[{"id":1.5}]"#, #"{"url":{}}"#, #"{"user_id":{"id":7}}"#, #""\u0000""#,
        "-1e400", String(repeating: "9", count: 310), String(repeating: "9", count: 1_001),
    ].map { Array($0.utf8) }

    /// Returns an array of these values.
    package static func array(_ elements: [[UInt8]]) -> [UInt8] {
        var text = [UInt8(ascii: "[")]
        for element in elements {
            if text.count > 1 { text.append(UInt8(ascii: ",")) }
            text += element
        }
        text.append(UInt8(ascii: "]"))
        return text
    }

    /// Returns an object of these values, with distinct keys.
    package static func object(_ values: [[UInt8]]) -> [UInt8] {
        var text = [UInt8(ascii: "{")]
        for (index, value) in values.enumerated() {
            if index > 0 { text.append(UInt8(ascii: ",")) }
            text.append(quoting: index == 0 ? "id" : "k\(index)")
            text.append(UInt8(ascii: ":"))
            text += value
        }
        text.append(UInt8(ascii: "}"))
        return text
    }
}

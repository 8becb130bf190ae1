extension Rule.Explanation {
    static let jsonSyntax = Self(
        summary: "The payload is not a JSON text as RFC 8259 defines it.",
        whyItMatters: """
            Lenient parsers hide the fault: some of the most widely used ones accept a trailing \
            comma or text after the value. The payload works where it was written, then fails in \
            the next client, which loses the whole response and not only one field.
            """,
        fix: """
            In the API: write JSON with a serializer instead of concatenating strings, and look \
            for truncated responses. In a model: reject the text, and report the position.
            """,
        sources: ["RFC 8259, sections 2 to 7"],
        example: #"{"id":1,}"#
    )

    static let jsonEncoding = Self(
        summary: "The payload contains bytes that are not UTF-8.",
        whyItMatters: """
            Clients react differently: some reject the payload, some replace the bytes with U+FFFD \
            and lose the text, and some guess UTF-16 or Latin-1.
            """,
        fix: """
            In the API: encode every response as UTF-8, and convert text from older storage when \
            you read it, not when you send it. In a model: reject the payload; do not replace \
            bytes.
            """,
        sources: ["RFC 8259, section 8.1", "RFC 3629, section 3"],
        example: Array(#"{"id":1,"url":""#.utf8) + [0xFF] + Array(#""}"#.utf8)
    )

    static let jsonByteOrderMark = Self(
        summary: "The payload starts with a byte order mark.",
        whyItMatters: """
            RFC 8259 forbids senders to add one and allows readers to reject it. About half of all \
            parsers fail on the first byte of a response that looks perfect in an editor.
            """,
        fix: """
            In the API: write UTF-8 without a mark. The usual cause is a template or a file saved \
            on Windows. In a model: reject the payload, or skip the mark and read the rest.
            """,
        sources: ["RFC 8259, section 8.1"],
        example: [0xEF, 0xBB, 0xBF] + Array(#"{"id":1}"#.utf8)
    )

    static let jsonDuplicateKey = Self(
        summary: "An object has the same key more than once.",
        whyItMatters: """
            Some readers keep the first value and others the last, so two clients see different \
            sessions in the same response. If a check reads one value and the code after it reads \
            the other, that is a security hole.
            """,
        fix: """
            In the API: build objects in a map, which cannot hold a key twice, and look for two \
            layers that both add the field. In a model: reject the payload, or always keep the \
            first value or always the last.
            """,
        sources: ["RFC 8259, section 4", "RFC 7493 (I-JSON), section 2.3"],
        example: #"{"id":1,"id":2}"#
    )

    static let jsonLoneSurrogate = Self(
        summary: "An escape is half of a surrogate pair, which is not a character.",
        whyItMatters: """
            UTF-8 cannot represent it. Readers reject the payload, replace the half with U+FFFD, \
            or pass it on until an encoder fails. The usual cause is text that was cut in the \
            middle of a character.
            """,
        fix: """
            In the API: truncate text between characters, not between UTF-16 code units. In a \
            model: reject the payload, or return the escape unchanged.
            """,
        sources: ["RFC 8259, section 8.2", "RFC 7493 (I-JSON), section 2.1"],
        example: #"{"id":1,"url":"\ud800"}"#
    )

    static let jsonDepth = Self(
        summary: "Arrays and objects are nested more than 512 levels deep.",
        whyItMatters: """
            Recursive readers run out of stack, which ends the process in most languages: a single \
            response crashes the client. A session needs two levels.
            """,
        fix: """
            In the API: find the value that contains itself, or the client that sent it. In a \
            model: limit the depth, and reject anything deeper.
            """,
        sources: ["RFC 8259, section 9"],
        example: Array(repeating: UInt8(ascii: "["), count: 513)
            + Array(repeating: UInt8(ascii: "]"), count: 513)
    )
}

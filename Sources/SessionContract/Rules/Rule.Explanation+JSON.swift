extension Rule.Explanation {
    static let jsonSyntax = Self(
        summary: "The payload is not a JSON text as RFC 8259 defines it.",
        whyItMatters: """
            Lenient parsers hide the fault: some of the most widely used ones accept a trailing \
            comma or text after the value. The payload works where it was written, then fails at \
            the next client, which loses the whole answer and not just one field.
            """,
        fix: """
            At the API: write JSON with a serialiser instead of joining strings, and look for \
            answers that were cut off. In a model: reject the text, and report the position.
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
            At the API: encode every answer as UTF-8, and convert text from older storage when it \
            is read, not when it is sent. In a model: reject the payload, and replace nothing.
            """,
        sources: ["RFC 8259, section 8.1", "RFC 3629, section 3"],
        example: Array(#"{"id":1,"url":""#.utf8) + [0xFF] + Array(#""}"#.utf8)
    )

    static let jsonByteOrderMark = Self(
        summary: "The payload starts with a byte order mark.",
        whyItMatters: """
            RFC 8259 forbids senders to add one and allows readers to reject it. About half of all \
            parsers fail on the first byte of an answer that looks perfect in an editor.
            """,
        fix: """
            At the API: write UTF-8 without a mark; templates and files saved on Windows are the \
            usual source. In a model: reject the payload, or skip the mark and read on.
            """,
        sources: ["RFC 8259, section 8.1"],
        example: [0xEF, 0xBB, 0xBF] + Array(#"{"id":1}"#.utf8)
    )

    static let jsonDuplicateKey = Self(
        summary: "An object has the same key more than once.",
        whyItMatters: """
            Some readers keep the first value and others the last, so two clients see different \
            sessions in the same answer. If a check reads one value and the code after it reads \
            the other, that is a security hole.
            """,
        fix: """
            At the API: build objects in a map, which cannot hold a key twice, and look for layers \
            that both add the field. In a model: reject the payload, or always keep the same one.
            """,
        sources: ["RFC 8259, section 4", "RFC 7493 (I-JSON), section 2.3"],
        example: #"{"id":1,"id":2}"#
    )

    static let jsonLoneSurrogate = Self(
        summary: "An escape is only half of a surrogate pair, which is not a character.",
        whyItMatters: """
            UTF-8 cannot represent it. Readers reject the payload, replace the half with U+FFFD, \
            or carry it along until an encoder fails. It is usually left over from text that was \
            cut in the middle of a character.
            """,
        fix: """
            At the API: cut text between characters, not between UTF-16 code units. In a model: \
            reject the payload, or give the escape back unchanged.
            """,
        sources: ["RFC 8259, section 8.2", "RFC 7493 (I-JSON), section 2.1"],
        example: #"{"id":1,"url":"\ud800"}"#
    )

    static let jsonDepth = Self(
        summary: "Arrays and objects are nested more than 512 levels deep.",
        whyItMatters: """
            Recursive readers run out of stack, which ends the process in most languages: a single \
            answer takes the client down. A session needs two levels.
            """,
        fix: """
            At the API: find the value that contains itself, or the client that sent it. In a \
            model: limit the depth, and reject what is deeper.
            """,
        sources: ["RFC 8259, section 9"],
        example: Array(repeating: UInt8(ascii: "["), count: 513)
            + Array(repeating: UInt8(ascii: "]"), count: 513)
    )
}

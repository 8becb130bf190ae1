extension Rule.Explanation {
    static let jsonSyntax = Self(
        summary: "The payload is no JSON text by the grammar of RFC 8259.",
        whyItMatters: """
            Lenient parsers hide it: some of the most used ones accept a trailing comma or text \
            after the value. So it works on the desk where it was written and fails at the next \
            client, which loses the whole answer and not just one field.
            """,
        fix: """
            At the API: write JSON with a serialiser, never by joining strings, and look for \
            answers that were cut off. In a model: reject the text and name the place.
            """,
        sources: ["RFC 8259, sections 2 to 7"],
        example: #"{"id":1,}"#
    )

    static let jsonEncoding = Self(
        summary: "The payload holds bytes that are not UTF-8.",
        whyItMatters: """
            Clients answer differently: some reject the payload, some put U+FFFD where the bytes \
            were and lose what stood there, some guess UTF-16 or Latin-1.
            """,
        fix: """
            At the API: encode every answer as UTF-8, and convert text from older storage when it \
            is read, not when it is sent. In a model: reject the payload and replace nothing.
            """,
        sources: ["RFC 8259, section 8.1", "RFC 3629, section 3"],
        example: Array(#"{"id":1,"url":""#.utf8) + [0xFF] + Array(#""}"#.utf8)
    )

    static let jsonByteOrderMark = Self(
        summary: "The payload starts with a byte order mark.",
        whyItMatters: """
            RFC 8259 forbids a sender to add it and leaves a reader free to reject it, so about \
            half of all parsers fail on the first byte of an answer that looks perfect in an editor.
            """,
        fix: """
            At the API: write UTF-8 without a mark; templates and files saved on Windows are the \
            usual source. In a model: reject it, or skip it and read on.
            """,
        sources: ["RFC 8259, section 8.1"],
        example: [0xEF, 0xBB, 0xBF] + Array(#"{"id":1}"#.utf8)
    )

    static let jsonDuplicateKey = Self(
        summary: "One object names the same key twice.",
        whyItMatters: """
            Some readers keep the first value and others the last, so two clients of one answer \
            hold different sessions. Where a check reads one value and its user the other, it is a \
            security hole.
            """,
        fix: """
            At the API: build the object in a map, which cannot hold a key twice, and look for \
            layers that each add the field. In a model: reject it, or keep the same one every time.
            """,
        sources: ["RFC 8259, section 4", "RFC 7493 (I-JSON), section 2.3"],
        example: #"{"id":1,"id":2}"#
    )

    static let jsonLoneSurrogate = Self(
        summary: "An escape names half a surrogate pair, which is no character.",
        whyItMatters: """
            No UTF-8 text can hold it. Readers reject the payload, replace the half by U+FFFD, or \
            carry it along until the next encoder fails. It is what remains when text is cut in \
            the middle of a character.
            """,
        fix: """
            At the API: cut text between characters and not between UTF-16 code units. In a model: \
            reject it, or give the escape back as it came.
            """,
        sources: ["RFC 8259, section 8.2", "RFC 7493 (I-JSON), section 2.1"],
        example: #"{"id":1,"url":"\ud800"}"#
    )

    static let jsonDepth = Self(
        summary: "Arrays and objects are nested more than 512 deep.",
        whyItMatters: """
            Readers that recurse run out of stack, which in most languages ends the process: one \
            answer takes the client down. A session needs two levels.
            """,
        fix: """
            At the API: find the value that holds itself, or the client that sent it in. In a \
            model: set a limit of depth and reject what is deeper.
            """,
        sources: ["RFC 8259, section 9"],
        example: Array(repeating: UInt8(ascii: "["), count: 513)
            + Array(repeating: UInt8(ascii: "]"), count: 513)
    )
}

extension Rule.Explanation {
    static let contractMissing = Self(
        summary: "A session has no `id`.",
        whyItMatters: """
            The id is the one required field: without it a session can neither be shown nor ended. \
            Typed clients reject the session, and mostly the whole page with it.
            """,
        fix: """
            At the API: send the id with every session, in partial answers too. In a model: reject \
            a session without it, and never put 0 in its place.
            """,
        sources: [fieldTable],
        example: #"{"user_id":1}"#
    )

    static let contractNull = Self(
        summary: "The `id` of a session is null.",
        whyItMatters: """
            Only the four optional fields may be null. Clients that do not expect it crash or fail \
            the whole answer; those that turn it into 0 act on a session that does not exist.
            """,
        fix: """
            At the API: send the id, or leave the session out until it has one. In a model: reject \
            the payload.
            """,
        sources: [fieldTable],
        example: #"{"id":null}"#
    )

    static let contractType = Self(
        summary: "A declared field has another type than the contract says.",
        whyItMatters: """
            Ids as strings, and booleans where a number belongs, slip through loosely typed \
            clients and fail in the strict ones. Some accept an object in the place of a string \
            and drop it, so the value vanishes without a word.
            """,
        fix: """
            At the API: send `id` and `user_id` as integers, and `authenticated_at`, \
            `last_seen_at`, `url` as strings or null. In a model: reject the payload, convert \
            nothing.
            """,
        sources: [fieldTable],
        example: #"{"id":"1"}"#
    )

    static let contractFraction = Self(
        summary: "A number that is no integer stands where an integer belongs.",
        whyItMatters: """
            Some clients cut the fraction off and go on with the id of another session; \
            Foundation's decoder calls the whole text invalid JSON and names no place.
            """,
        fix: """
            At the API: keep ids as integers all the way, and out of floating point. In a model: \
            reject it with the path of the field, never round.
            """,
        sources: [fieldTable, "RFC 8259, section 6"],
        example: #"{"id":1.5}"#
    )

    static let contractRange = Self(
        summary: "An integer does not fit into 64 bits.",
        whyItMatters: """
            It overflows in most languages: clients wrap it to a negative id, clamp it, or round \
            it through a double. Three quarters of the ids on record already exceed 32 bits.
            """,
        fix: """
            At the API: stay within the signed 64-bit range, and best below 2^53, where \
            JavaScript is still exact. In a model: read 64 bits, reject what is beyond.
            """,
        sources: [fieldTable, "RFC 8259, section 6", "RFC 7493 (I-JSON), section 2.2"],
        example: #"{"id":9223372036854775808}"#
    )

    static let contractIntegerSpelling = Self(
        summary: "An integer is written with a fraction part or an exponent, as `1.0` or `1e2`.",
        whyItMatters: """
            Its value is an integer and its spelling is not. Decoders disagree: some accept it, \
            some reject it, and some read it as a double and lose digits.
            """,
        fix: """
            At the API: write integers as digits alone; a value that went through floating point \
            is the usual source. In a model: accept it and keep its value, or reject it.
            """,
        sources: [fieldTable, "RFC 8259, section 6"],
        example: #"{"id":1.0}"#
    )

    static let contractUndeclared = Self(
        summary: "A session carries a field that the contract does not declare.",
        whyItMatters: """
            Unknown fields are allowed, and clients must skip them. Strict ones reject the session \
            all the same, so a new field is worth knowing about before their users find it.
            """,
        fix: """
            At the API: document the field, or stop sending it. In a model: skip it. Use --strict \
            to make it an error where the contract is meant to be closed.
            """,
        sources: [fieldTable, "RFC 7493 (I-JSON), section 4.2"],
        example: #"{"id":1,"device":"phone"}"#
    )

    static let contractMisspelled = Self(
        summary: "A field bears the name of a declared one in another case or style.",
        whyItMatters: """
            Clients look for the exact name, find nothing, and read the field as absent. The value \
            is there and nobody sees it.
            """,
        fix: """
            At the API: send the documented name; a serialiser that converts names is the usual \
            source. In a model: do not guess, the field is an unknown one.
            """,
        sources: [fieldTable],
        example: #"{"id":1,"userId":2}"#
    )

    static let contractAbsent = Self(
        summary: "An optional field is absent.",
        whyItMatters: """
            This is legal. Classic resources of the vendor spell null out and send all keys, so \
            clients have been built that fail on a missing one or read it as null.
            """,
        fix: """
            At the API: nothing has to be mended; sending the key with null is kinder to clients. \
            In a model: keep absent apart from null.
            """,
        sources: [fieldTable],
        example: #"{"id":1}"#
    )

    /// The table of the five fields, which is the contract itself.
    private static let fieldTable = "Sessions API reference, table of JSON properties"
}

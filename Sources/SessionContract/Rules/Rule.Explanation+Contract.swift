extension Rule.Explanation {
    static let contractMissing = Self(
        summary: "A session has no `id`.",
        whyItMatters: """
            The id is the only required field. Without it, a client can neither show nor end the \
            session. Typed clients reject the session, and usually the whole page with it.
            """,
        fix: """
            In the API: send the id with every session, including in partial responses. In a \
            model: reject a session without an id, and never use 0 instead.
            """,
        sources: [fieldTable],
        example: #"{"user_id":1}"#
    )

    static let contractNull = Self(
        summary: "The `id` of a session is null.",
        whyItMatters: """
            Only the four optional fields may be null. Clients that do not expect a null id crash \
            or reject the whole response; clients that read it as 0 act on a session that does not \
            exist.
            """,
        fix: """
            In the API: send the id, or leave the session out until it has one. In a model: reject \
            the payload.
            """,
        sources: [fieldTable],
        example: #"{"id":null}"#
    )

    static let contractType = Self(
        summary: "A declared field has a type that the contract does not allow.",
        whyItMatters: """
            An id sent as a string or a boolean passes unnoticed through loosely typed clients \
            and fails in strict ones. Some clients accept an object where a string is expected and \
            drop it, so the value is lost without an error.
            """,
        fix: """
            In the API: send `id` and `user_id` as integers, and `authenticated_at`, \
            `last_seen_at` and `url` as strings or null. In a model: reject the payload instead of \
            converting the value.
            """,
        sources: [fieldTable],
        example: #"{"id":"1"}"#
    )

    static let contractFraction = Self(
        summary: "A number has a fraction where an integer is expected.",
        whyItMatters: """
            Some clients cut the fraction off and continue with the id of another session. \
            Foundation's decoder reports the whole text as invalid JSON, without a path.
            """,
        fix: """
            In the API: keep ids in integer types from end to end, never in floating point. In a \
            model: reject the payload with the path of the field, and never round.
            """,
        sources: [fieldTable, "RFC 8259, section 6"],
        example: #"{"id":1.5}"#
    )

    static let contractRange = Self(
        summary: "An integer does not fit in 64 bits.",
        whyItMatters: """
            It overflows in most languages: clients wrap it to a negative id, clamp it, or round \
            it through a double. Three quarters of the recorded ids already exceed 32 bits.
            """,
        fix: """
            In the API: stay within signed 64 bits, and preferably below 2^53, up to which \
            JavaScript is exact. In a model: read 64 bits, and reject larger values or preserve \
            every digit.
            """,
        sources: [fieldTable, "RFC 8259, section 6", "RFC 7493 (I-JSON), section 2.2"],
        example: #"{"id":9223372036854775808}"#
    )

    static let contractIntegerSpelling = Self(
        summary: "An integer is written with a fraction part or an exponent, as `1.0` or `1e2`.",
        whyItMatters: """
            The value is an integer, but it does not look like one. Some decoders accept it, some \
            reject it, and some read it as a double and lose digits.
            """,
        fix: """
            In the API: write integers with digits only. The usual cause is a value that passed \
            through floating point. In a model: accept it and keep its value, or reject it.
            """,
        sources: [fieldTable, "RFC 8259, section 6"],
        example: #"{"id":1.0}"#
    )

    static let contractUndeclared = Self(
        summary: "A session has a field that the contract does not declare.",
        whyItMatters: """
            Unknown fields are allowed, and clients must ignore them. Strict clients reject the \
            session anyway, so it is better to learn about a new field before their users do.
            """,
        fix: """
            In the API: document the field, or stop sending it. In a model: ignore it. If no other \
            fields are expected, use --strict to make it an error.
            """,
        sources: [fieldTable, "RFC 7493 (I-JSON), section 4.2"],
        example: #"{"id":1,"device":"phone"}"#
    )

    static let contractMisspelled = Self(
        summary: "A key is the name of a declared field with different case or separators.",
        whyItMatters: """
            Clients look for the exact name, do not find it, and treat the field as absent. The \
            value was sent, but no client sees it.
            """,
        fix: """
            In the API: send the documented name. The usual cause is a serializer that converts \
            names. In a model: do not guess; treat the field as unknown.
            """,
        sources: [fieldTable],
        example: #"{"id":1,"userId":2}"#
    )

    static let contractAbsent = Self(
        summary: "An optional field is absent.",
        whyItMatters: """
            This is allowed. The vendor's older resources send every key, with null if there is no \
            value, so some clients fail on a missing key or read it as null.
            """,
        fix: """
            In the API: nothing needs to be fixed, but clients cope better with an explicit null. \
            In a model: keep absent and null distinct.
            """,
        sources: [fieldTable],
        example: #"{"id":1}"#
    )

    /// The table of the five fields, which is the contract itself.
    private static let fieldTable = "Sessions API reference, table of JSON properties"
}

extension Rule.Explanation {
    static let roundTripRejected = Self(
        summary: "A model rejected a payload that conforms.",
        whyItMatters: """
            The API may send it any day. One such session fails the whole page in most clients, \
            and users see an error for data that is in order.
            """,
        fix: """
            Accept null and absence in the four optional fields, 64-bit integers, unknown fields, \
            and every RFC 3339 date-time.
            """,
        sources: [principle, "Sessions API reference, table of JSON properties"]
    )

    static let roundTripAccepted = Self(
        summary: "A model accepted a payload that violates the contract.",
        whyItMatters: """
            A fault of the API goes unseen, and what the model made of it (a 0, an empty string, a \
            rounded number) goes on as if it were data.
            """,
        fix: """
            Reject a missing or null id, fields of another type, and numbers with a fractional \
            value. Turn off lenient modes that convert strings to numbers.
            """,
        sources: [principle, "Sessions API reference, table of JSON properties"]
    )

    static let roundTripNullLost = Self(
        summary: "A null came back as an absent field or as a value.",
        whyItMatters: """
            Null and absent mean different things in an update: one clears, the other leaves \
            alone. An optional has two states where the field has three, so every generator of \
            client code has had this fault.
            """,
        fix: """
            Keep three states, absent, null and value, in decoding and encoding; in Swift with \
            `OptionalNullable` in the place of an optional.
            """,
        sources: [principle]
    )

    static let roundTripNullInvented = Self(
        summary: "A null came back where none was.",
        whyItMatters: """
            Sent to an API, a null that nobody meant clears the field. It is what happens when an \
            unset optional is encoded.
            """,
        fix: """
            Encode nothing for an absent field, and null only for a field that was null.
            """,
        sources: [principle]
    )

    static let roundTripFieldLost = Self(
        summary: "The value of a declared field vanished.",
        whyItMatters: """
            Nothing failed and data is gone. Misspelled coding keys, swallowed decoding errors and \
            values that equal a default are the usual ways.
            """,
        fix: """
            Check the name of the key in decoding and encoding, let decoding errors through, and \
            never leave a field out because its value looks like a default.
            """,
        sources: [principle]
    )

    static let roundTripFieldInvented = Self(
        summary: "A declared field with a value appeared that was absent or null before.",
        whyItMatters: """
            A default has become data: a session that was never seen now has a date, and whoever \
            reads it next cannot tell.
            """,
        fix: """
            Give no defaults in decoding; keep the absence and leave it to the caller what to put \
            in its place.
            """,
        sources: [principle]
    )

    static let roundTripNumberChanged = Self(
        summary: "An integer came back with another value.",
        whyItMatters: """
            The model now speaks of another session or another user. Doubles round above 2^53, and \
            32-bit integers wrap; three quarters of the ids on record need more than 32 bits.
            """,
        fix: """
            Read ids as 64-bit integers, without a double on the way, and reject what does not fit.
            """,
        sources: [principle, "RFC 8259, section 6"]
    )

    static let roundTripStringChanged = Self(
        summary: "A string came back with other characters.",
        whyItMatters: """
            A timestamp that was parsed and printed again loses its fraction or offset; a string \
            that was normalised no longer compares equal to the one that was signed or stored.
            """,
        fix: """
            Keep the text as it came and parse beside it. Do not trim, normalise, or replace \
            characters.
            """,
        sources: [principle, "RFC 8259, section 8.3"]
    )

    static let roundTripTypeChanged = Self(
        summary: "A value came back as another JSON type.",
        whyItMatters: """
            An id that turns into a string, or a string into a number, fails at the next strict \
            reader, far from the place that did it.
            """,
        fix: """
            Encode each field with the type of the contract: integers as numbers, moments and \
            links as strings.
            """,
        sources: [principle, "Sessions API reference, table of JSON properties"]
    )

    static let roundTripInvalidOutput = Self(
        summary: "What a model wrote is no JSON text, or violates the contract itself.",
        whyItMatters: """
            Whoever receives it cannot read it, although the payload that went in was in order.
            """,
        fix: """
            Write with a JSON serialiser, escape control characters and quotes, and write no NaN \
            or infinity.
            """,
        sources: [principle, "RFC 8259, sections 2 to 8"]
    )

    static let roundTripUnstable = Self(
        summary: "The same payload got another answer, or the output changed when read again.",
        whyItMatters: """
            State leaks from one payload to the next, or each pass alters a little more. Such \
            faults show only under load, and no test with one payload finds them.
            """,
        fix: """
            Decode without shared mutable state, reset buffers and caches between payloads, and \
            make encoding the exact inverse of decoding.
            """,
        sources: [principle]
    )

    static let roundTripSpelling = Self(
        summary: "Two spellings of one payload were treated differently.",
        whyItMatters: """
            Order of keys, white space and escapes carry no meaning in JSON. A model that depends \
            on them breaks when the API changes its serialiser and nothing else.
            """,
        fix: """
            Read JSON with a parser and not with patterns, look keys up by name, and resolve \
            escapes before anything is compared.
            """,
        sources: [principle, "RFC 8259, sections 1, 2 and 7"]
    )

    /// The one principle of the contract.
    static let principle = "Principle of the contract: reject or preserve, never alter"
}

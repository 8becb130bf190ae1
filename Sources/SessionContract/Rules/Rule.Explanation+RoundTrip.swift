extension Rule.Explanation {
    static let roundTripRejected = Self(
        summary: "A model rejected a payload that conforms.",
        whyItMatters: """
            The API may send such a payload at any time. In most clients, one such session fails \
            the whole page, and users see an error although the data is correct.
            """,
        fix: """
            In the model: accept null and absence in the four optional fields, every 64-bit \
            integer, every string in `url`, unknown fields, and every RFC 3339 date-time.
            """,
        sources: [principle, "Sessions API reference, table of JSON properties"]
    )

    static let roundTripAccepted = Self(
        summary: "A model accepted a payload that violates the contract.",
        whyItMatters: """
            A fault in the API goes unnoticed, and the value that the model made of it (a 0, an \
            empty string, a rounded number) is used as if it were data.
            """,
        fix: """
            In the model: reject text that is not JSON (other encodings, NaN, comments, trailing \
            commas), a missing or null id, fields of another type, and numbers with a fraction. \
            Turn off lenient modes of the decoder.
            """,
        sources: [principle, "Sessions API reference, table of JSON properties"]
    )

    static let roundTripNullLost = Self(
        summary: "A null came back as an absent field or as a value.",
        whyItMatters: """
            In an update, null clears a field and absence leaves it unchanged. The field has three \
            states, but an optional has only two, so every generator of client code has had this \
            fault.
            """,
        fix: """
            In the model: keep three states (absent, null and value) when decoding and when \
            encoding. In Swift, use `OptionalNullable` instead of an optional.
            """,
        sources: [principle]
    )

    static let roundTripNullInvented = Self(
        summary: "A null came back for a field that was not null.",
        whyItMatters: """
            Sent to an API, an unintended null clears the field. The usual cause is an unset \
            optional that is encoded as null.
            """,
        fix: """
            In the model: encode nothing for an absent field, and null only for a field that was \
            null.
            """,
        sources: [principle]
    )

    static let roundTripFieldLost = Self(
        summary: "The value of a declared field was lost.",
        whyItMatters: """
            Data is lost without an error. The usual causes are misspelled coding keys, ignored \
            decoding errors, and values that are left out because they equal a default.
            """,
        fix: """
            In the model: check the key in decoding and in encoding, do not ignore decoding \
            errors, and never leave a field out because its value looks like a default.
            """,
        sources: [principle]
    )

    static let roundTripFieldInvented = Self(
        summary: "A declared field came back with a value, but was absent or null before.",
        whyItMatters: """
            A default has become data: a session that was never seen now has a date, and later \
            readers cannot know that it is not real.
            """,
        fix: """
            In the model: do not use defaults when decoding. Keep the field absent or null, and \
            let callers choose a default.
            """,
        sources: [principle]
    )

    static let roundTripNumberChanged = Self(
        summary: "An integer came back with a different value.",
        whyItMatters: """
            The model now refers to another session or another user. Doubles round above 2^53, and \
            32-bit integers wrap; three quarters of the recorded ids need more than 32 bits.
            """,
        fix: """
            In the model: read ids as 64-bit integers, never through a double, and reject numbers \
            that do not fit.
            """,
        sources: [principle, "RFC 8259, section 6"]
    )

    static let roundTripStringChanged = Self(
        summary: "A string came back with different characters.",
        whyItMatters: """
            A timestamp that is parsed and printed again can lose its fraction or its offset. A \
            normalized string no longer equals the one that was signed or stored.
            """,
        fix: """
            In the model: keep the original text, and parse a copy. Do not trim, normalize or \
            replace characters.
            """,
        sources: [principle, "RFC 8259, section 8.3"]
    )

    static let roundTripTypeChanged = Self(
        summary: "A value came back with a different JSON type.",
        whyItMatters: """
            An id that became a string, or a string that became a number, fails in the next strict \
            reader, far from the code that caused it.
            """,
        fix: """
            In the model: encode each field with its type in the contract: integers as numbers, \
            times and links as strings.
            """,
        sources: [principle, "Sessions API reference, table of JSON properties"]
    )

    static let roundTripInvalidOutput = Self(
        summary: "The output of a model is not JSON, or violates the contract.",
        whyItMatters: """
            Other programs cannot read it, although the model was given a correct payload.
            """,
        fix: """
            In the model: write with a JSON serializer, escape control characters and quotation \
            marks, and never write NaN or infinity.
            """,
        sources: [principle, "RFC 8259, sections 2 to 8"]
    )

    static let roundTripUnstable = Self(
        summary: """
            A model gave different results for the same payload, or changed its own output.
            """,
        whyItMatters: """
            State leaks from one payload to the next, or each pass alters a little more. Such \
            faults appear only under load, and no test with a single payload finds them.
            """,
        fix: """
            In the model: decode without shared mutable state, reset buffers and caches between \
            payloads, and make encoding the exact inverse of decoding.
            """,
        sources: [principle]
    )

    static let roundTripSpelling = Self(
        summary: "A model treated two spellings of the same payload differently.",
        whyItMatters: """
            The order of keys, white space and escapes have no meaning in JSON. A model that \
            depends on them breaks as soon as the API changes its serializer.
            """,
        fix: """
            In the model: read JSON with a parser instead of patterns, look up keys by name, and \
            resolve escapes before comparing.
            """,
        sources: [principle, "RFC 8259, sections 1, 2 and 7"]
    )

    /// The principle of the contract.
    static let principle = "Principle of the contract: reject or preserve, never alter"
}

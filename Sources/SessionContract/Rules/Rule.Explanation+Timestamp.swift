extension Rule.Explanation {
    static let timestampMalformed = Self(
        summary: "A timestamp is not a time in any known dialect.",
        whyItMatters: """
            The contract only requires a string, so the payload conforms. Clients that parse \
            timestamps fail on it, and many of them lose the whole session.
            """,
        fix: """
            In the API: send `2014-11-18T17:24:29Z`, or null if the time is unknown, but never an \
            empty string. In a model: keep the text, and parse it only on request.
            """,
        sources: [documentedForm, "RFC 3339, section 5.6"],
        example: #"{"id":1,"last_seen_at":"yesterday"}"#
    )

    static let timestampImpossible = Self(
        summary: "A timestamp has a valid form, but the time does not exist.",
        whyItMatters: """
            Lenient parsers read 30 February as a day in March and 24:00 as the next day, while \
            strict ones reject both. Two clients see two different times, or one sees no time.
            """,
        fix: """
            In the API: compute times with a calendar library, not by adding to the parts of a \
            date. In a model: reject the text or keep it unchanged, and never correct it.
            """,
        sources: ["RFC 3339, section 5.7"],
        example: #"{"id":1,"last_seen_at":"2014-02-30T00:00:00Z"}"#
    )

    static let timestampNoOffset = Self(
        summary: "A timestamp has no UTC offset, or is a date without a time.",
        whyItMatters: """
            Each client reads it in its own time zone, so sessions seem to end hours early or \
            late. As long as every machine runs in UTC, the fault does not show.
            """,
        fix: """
            In the API: make sure that the time is in UTC, and add the `Z`. In a model: do not \
            assume the local time zone.
            """,
        sources: [documentedForm, "RFC 3339, section 4.4"],
        example: #"{"id":1,"last_seen_at":"2014-11-18T17:24:29"}"#
    )

    static let timestampUndocumentedForm = Self(
        summary: "A timestamp is a definite time, but not in the documented form.",
        whyItMatters: """
            Many date decoders know only one form: a fraction of a second or a numeric offset is \
            enough to make them fail. Newer services of the vendor send both.
            """,
        fix: """
            In the API: send whole seconds with `Z`, as in `2014-11-18T17:24:29Z`. In a model: \
            accept every RFC 3339 date-time, and return the text unchanged.
            """,
        sources: [documentedForm, "RFC 3339, section 5.6"],
        example: #"{"id":1,"last_seen_at":"2014-11-18T17:24:29.5Z"}"#
    )

    static let timestampOrder = Self(
        summary: "The `last_seen_at` of a session is before its `authenticated_at`.",
        whyItMatters: """
            Durations computed from the two are negative, which code that sorts, sums or raises \
            alarms does not expect. `last_seen_at` is approximate, but never before the start.
            """,
        fix: """
            In the API: look for swapped fields, for servers with different clocks, and for local \
            time in one of the two. In a model: keep both fields unchanged.
            """,
        sources: ["Sessions API reference, authenticated_at and last_seen_at"],
        example: """
            {"id":1,"authenticated_at":"2014-11-18T17:24:29Z",\
            "last_seen_at":"2014-11-18T17:24:28Z"}
            """
    )

    static let timestampFuture = Self(
        summary: "A timestamp is in the future by more than the allowed clock skew.",
        whyItMatters: """
            No session can have been seen later than now. Clients that end idle sessions keep \
            this one forever.
            """,
        fix: """
            In the API: check the clock of the server, and look for local time that is sent as \
            UTC. If the payload was captured on another machine, check the clock of that machine \
            too. In a model: keep the text unchanged.
            """,
        sources: ["Sessions API reference, authenticated_at and last_seen_at"],
        example: #"{"id":1,"last_seen_at":"9999-12-31T23:59:59Z"}"#
    )

    private static let documentedForm = "Sessions API reference, sample session"
}

extension Rule.Explanation {
    static let timestampMalformed = Self(
        summary: "A timestamp is no timestamp in any known dialect.",
        whyItMatters: """
            The contract says string, so the payload conforms by its letter. Clients that parse \
            timestamps fail on it, and many of them then lose the whole session.
            """,
        fix: """
            At the API: send `2014-11-18T17:24:29Z`, or null where the moment is unknown; never an \
            empty string. In a model: keep the text, and let the parsing fail by itself.
            """,
        sources: [documentedForm, "RFC 3339, section 5.6"],
        example: #"{"id":1,"last_seen_at":"yesterday"}"#
    )

    static let timestampImpossible = Self(
        summary: "A timestamp has the right form and names a moment that does not exist.",
        whyItMatters: """
            Lenient parsers roll 30 February over to March and 24:00 into the next day, strict \
            ones reject it: two clients see two moments, or one of them none.
            """,
        fix: """
            At the API: compute moments with a calendar, not by adding to fields. In a model: \
            reject it or keep its text, but never roll it over.
            """,
        sources: ["RFC 3339, section 5.7"],
        example: #"{"id":1,"last_seen_at":"2014-02-30T00:00:00Z"}"#
    )

    static let timestampNoOffset = Self(
        summary: "A timestamp has a date and a time, and no offset from UTC.",
        whyItMatters: """
            Each client reads it in a time zone of its own, so sessions seem to end hours early or \
            late, and the fault shows only where the server is not in UTC.
            """,
        fix: """
            At the API: add the `Z` and make sure that the time is UTC. In a model: do not assume \
            the local time zone.
            """,
        sources: [documentedForm, "RFC 3339, section 4.4"],
        example: #"{"id":1,"last_seen_at":"2014-11-18T17:24:29"}"#
    )

    static let timestampUndocumentedForm = Self(
        summary: "A timestamp names a moment, and not in the documented form.",
        whyItMatters: """
            Many date decoders know one form only: a fraction of a second or an offset in digits \
            is enough to make them fail. Newer services of the vendor send both.
            """,
        fix: """
            At the API: send whole seconds with `Z`, as in `2014-11-18T17:24:29Z`. In a model: \
            accept every RFC 3339 date-time, and give the text back as it came.
            """,
        sources: [documentedForm, "RFC 3339, section 5.6"],
        example: #"{"id":1,"last_seen_at":"2014-11-18T17:24:29.5Z"}"#
    )

    static let timestampOrder = Self(
        summary: "A session was last seen before it was authenticated.",
        whyItMatters: """
            Durations computed from the two are negative, which sorts, sums and alarms do not \
            expect. `last_seen_at` is approximate, but never earlier than the start.
            """,
        fix: """
            At the API: look for fields that were swapped, for clocks that differ between servers, \
            and for one of the two in local time. In a model: keep both as they came.
            """,
        sources: ["Sessions API reference, authenticated_at and last_seen_at"],
        example: """
            {"id":1,"authenticated_at":"2014-11-18T17:24:29Z",\
            "last_seen_at":"2014-11-18T17:24:28Z"}
            """
    )

    static let timestampFuture = Self(
        summary: "A timestamp lies in the future by more than the allowed skew.",
        whyItMatters: """
            A session cannot have been seen later than now. Clients that end idle sessions keep \
            this one for ever.
            """,
        fix: """
            At the API: check the clock of the server, and for local time that is sent as UTC. \
            When payloads were captured on another machine, check its clock too.
            """,
        sources: ["Sessions API reference, authenticated_at and last_seen_at"],
        example: #"{"id":1,"last_seen_at":"9999-12-31T23:59:59Z"}"#
    )

    private static let documentedForm = "Sessions API reference, sample session"
}

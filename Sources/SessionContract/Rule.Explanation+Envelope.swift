extension Rule.Explanation {
    static let envelopeUnknown = Self(
        summary: "The payload is neither a session object nor an envelope that holds sessions.",
        whyItMatters: """
            Clients in which every field of the envelope is optional read it as an empty success: \
            no session, no error, nothing to see. An error body under status 200 looks like this.
            """,
        fix: """
            At the API: answer with `{"session":…}` or `{"sessions":[…]}`, and send errors under an \
            error status. When checking files: make sure that this one holds sessions at all.
            """,
        sources: ["Sessions API reference, list and show sessions"],
        example: #"{"error":"RecordNotFound"}"#
    )

    static let envelopeShape = Self(
        summary: "The `session` or `sessions` of an envelope holds something else than sessions.",
        whyItMatters: """
            Null or a missing list is read as an empty one by some clients and fails in others, \
            and one odd element makes most typed clients throw the whole page away.
            """,
        fix: """
            At the API: send an array of objects in `sessions`, an empty one where there is none, \
            and one object in `session`. In a client: do not read null as an empty list.
            """,
        sources: ["Sessions API reference, list and show sessions"],
        example: #"{"sessions":null}"#
    )

    static let envelopeArrayForm = Self(
        summary: "A single session came as an array of one.",
        whyItMatters: """
            The vendor's documents show the array, while running code, the vendor's own Ruby \
            client among it, reads an object. A client that knows only one of the forms fails on \
            the other.
            """,
        fix: """
            At the API: nothing has to be mended, since both forms are documented or in use. In a \
            client: accept both.
            """,
        sources: ["Sessions API reference, show session and show the current session"],
        example: #"{"session":[{"id":1}]}"#
    )

    static let envelopePaging = Self(
        summary: """
            A paging field (`meta`, `links`, `next_page`, `previous_page`, `count`) has the wrong \
            type or contradicts another.
            """,
        whyItMatters: """
            Clients walk the pages by these fields. A wrong one makes them stop early and miss \
            sessions, or go on for ever; only `meta.has_more` ends a cursor walk.
            """,
        fix: """
            At the API: send `has_more` as a boolean, cursors and links as strings or null, \
            `count` as an integer, and a cursor wherever `has_more` is true.
            """,
        sources: ["Zendesk API reference, pagination"],
        example: #"{"sessions":[{"id":1}],"meta":{"has_more":"no"}}"#
    )
}

extension Rule.Explanation {
    static let envelopeUnknown = Self(
        summary: "The payload is neither a session object nor an envelope of sessions.",
        whyItMatters: """
            Clients whose envelope has only optional fields read it as an empty success: no \
            session and no error. An error body with status 200 has the same effect.
            """,
        fix: """
            In the API: respond with `{"session":…}` or `{"sessions":[…]}`, and send errors with \
            an error status. In a client: require the key. When checking files: make sure that \
            this one contains sessions.
            """,
        sources: ["Sessions API reference, list and show sessions"],
        example: #"{"error":"RecordNotFound"}"#
    )

    static let envelopeShape = Self(
        summary: "The value of `session` or `sessions` is not a session or a list of sessions.",
        whyItMatters: """
            Some clients read null or a missing list as an empty one, and others fail. One element \
            that is not an object makes most typed clients discard the whole page.
            """,
        fix: """
            In the API: send an array of objects in `sessions`, empty if there are no sessions, \
            and one object in `session`. In a client: do not read null as an empty list.
            """,
        sources: ["Sessions API reference, list and show sessions"],
        example: #"{"sessions":null}"#
    )

    static let envelopeArrayForm = Self(
        summary: "A single session was sent as an array of one.",
        whyItMatters: """
            The vendor's documentation shows the array, but running code, including the vendor's \
            own Ruby client, reads an object. A client that knows only one form fails on the other.
            """,
        fix: """
            In the API: nothing needs to be fixed, since one form is documented and the other is \
            in use. In a client: accept both.
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
            Clients use these fields to get from page to page. A wrong one makes them stop early \
            and miss sessions, or never stop. With cursor pagination, only `meta.has_more` marks \
            the end.
            """,
        fix: """
            In the API: send `has_more` as a boolean, cursors and links as strings or null, \
            `count` as an integer or null, and a cursor whenever `has_more` is true. In a client: \
            stop when `has_more` is false, even if there is a cursor.
            """,
        sources: ["Zendesk API reference, pagination"],
        example: #"{"sessions":[{"id":1}],"meta":{"has_more":"no"}}"#
    )
}

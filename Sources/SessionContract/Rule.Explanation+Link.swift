extension Rule.Explanation {
    static let linkForm = Self(
        summary: "The `url` of a session is no absolute https URL.",
        whyItMatters: """
            Clients follow it as it is. A relative one leads nowhere, and one with http sends the \
            credentials in the clear before any redirect can help.
            """,
        fix: """
            At the API: send the full https URL with its host. In a model: keep the text as it is, \
            and resolve or repair nothing.
            """,
        sources: ["Sessions API reference, url", "RFC 3986, section 4.3"],
        example: #"{"id":1,"url":"/api/v2/users/2/sessions/1.json"}"#
    )

    static let linkSessionID = Self(
        summary: "The session id in the path of `url` is not the `id` of the session.",
        whyItMatters: """
            A client that ends a session through its `url` ends somebody else's.
            """,
        fix: """
            At the API: build the URL from the session it belongs to; ids that went through \
            32 bits or a double are the usual source.
            """,
        sources: ["Sessions API reference, url and id"],
        example: #"{"id":1,"url":"https://a.example/api/v2/users/2/sessions/3.json"}"#
    )

    static let linkUserID = Self(
        summary: "The user id in the path of `url` is not the `user_id` of the session.",
        whyItMatters: """
            The link leads to another user, so a client gets 404 or 403, or the sessions of a \
            person it never asked for.
            """,
        fix: """
            At the API: build the URL from the session it belongs to, and look for sessions that \
            were taken over when accounts were merged.
            """,
        sources: ["Sessions API reference, url and user_id"],
        example: """
            {"id":1,"url":"https://a.example/api/v2/users/3/sessions/1.json","user_id":2}
            """
    )
}

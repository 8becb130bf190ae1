extension Rule.Explanation {
    static let linkForm = Self(
        summary: "The `url` of a session is not an absolute https URL.",
        whyItMatters: """
            Clients follow it as it is. A relative URL leads nowhere, and with http, the \
            credentials are sent unencrypted before a redirect can help.
            """,
        fix: """
            In the API: send the full https URL with its host. In a model: keep the text \
            unchanged, without resolving or repairing it.
            """,
        sources: ["Sessions API reference, url", "RFC 3986, section 4.3"],
        example: #"{"id":1,"url":"/api/v2/users/2/sessions/1.json"}"#
    )

    static let linkSessionID = Self(
        summary: "The session id in the path of `url` is not the `id` of the session.",
        whyItMatters: """
            A client that ends a session through its `url` ends another session.
            """,
        fix: """
            In the API: build the URL from the session that contains it. The usual cause is an id \
            that passed through 32 bits or a double. In a model: keep both fields unchanged.
            """,
        sources: ["Sessions API reference, url and id"],
        example: #"{"id":1,"url":"https://a.example/api/v2/users/2/sessions/3.json"}"#
    )

    static let linkUserID = Self(
        summary: "The user id in the path of `url` is not the `user_id` of the session.",
        whyItMatters: """
            The link points to another user, so a client gets 404 or 403, or the session of a user \
            that it did not ask for.
            """,
        fix: """
            In the API: build the URL from the session that contains it, and look for sessions \
            that changed owner when accounts were merged. In a model: keep both fields unchanged.
            """,
        sources: ["Sessions API reference, url and user_id"],
        example: """
            {"id":1,"url":"https://a.example/api/v2/users/3/sessions/1.json","user_id":2}
            """
    )
}

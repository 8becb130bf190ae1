extension Rule.Explanation {
    static let liveContentType = Self(
        summary: "The Content-Type header of an answer does not say JSON.",
        whyItMatters: """
            HTTP clients choose a decoder by this header, and some refuse to decode at all. \
            Sign-in pages and proxies answer 200 with HTML.
            """,
        fix: """
            At the API: send `application/json`. Otherwise look for a proxy or a sign-in page \
            between the API and this machine.
            """,
        sources: ["RFC 9110, section 8.3", "RFC 8259, section 11"]
    )

    static let liveBody = Self(
        summary: "The body of an answer is shorter than announced, or exceeds the size limit.",
        whyItMatters: """
            A short body is an answer that was cut off, and the part that arrived may still look \
            complete. A body without a limit uses up the memory of the client.
            """,
        fix: """
            At the API: send as many bytes as announced, and page long lists. Check proxies that \
            close connections early.
            """,
        sources: ["RFC 9110, section 8.6", "RFC 9112, section 8"]
    )

    static let liveRedirect = Self(
        summary: "A redirect or a next-page link points to another host.",
        whyItMatters: """
            A client that follows it sends its credentials to that host, no matter who runs it. \
            This program never follows such a link.
            """,
        fix: """
            At the API: keep redirects and paging links on the host of the request. If the account \
            has moved, run against its new host.
            """,
        sources: ["RFC 9110, section 15.4", "Zendesk API reference, pagination"]
    )

    static let livePagingLoop = Self(
        summary: "Paging never ends, or returns to an earlier page.",
        whyItMatters: """
            Clients that read all pages continue until they reach their rate limit or run out of \
            memory.
            """,
        fix: """
            At the API: send `has_more` as false on the last page, and a new cursor on every other \
            page. In a client: stop at a cursor that was used before.
            """,
        sources: ["Zendesk API reference, pagination"]
    )

    static let liveDuplicateSession = Self(
        summary: "The same session is on two pages.",
        whyItMatters: """
            Counts are wrong, and usually another session is missing. It happens when a list \
            changes while a client reads it with offset paging.
            """,
        fix: "At the API: page by cursor, in an order that does not change, such as by id.",
        sources: ["Zendesk API reference, pagination"]
    )

    static let liveErrorBody = Self(
        summary: "An error object was returned with status 200.",
        whyItMatters: """
            Clients look at the status first. If all their fields are optional, they then read the \
            error as an empty list, and the failure goes unnoticed.
            """,
        fix: "At the API: send errors with a status of 400 or above.",
        sources: ["RFC 9110, section 15", "Zendesk API reference, response format"]
    )

    static let liveLinkBroken = Self(
        summary: "The `url` of a session does not return that session.",
        whyItMatters: """
            Clients use the link to show a session or to end it, and reach nothing or another \
            session.
            """,
        fix: """
            At the API: build the link from the ids of the session, and serve that path. The \
            session may also have ended between the two requests: run again.
            """,
        sources: ["Sessions API reference, url"]
    )

    static let liveAuth = Self(
        summary: "The API answered 401 or 403, so nothing could be judged.",
        whyItMatters: """
            The answer is about the credentials, not about the contract. Whether the API conforms \
            is unknown.
            """,
        fix: """
            Set ZENDESK_OAUTH_TOKEN, or ZENDESK_EMAIL with ZENDESK_API_TOKEN, or use --token-file. \
            Check that the token has not expired and that its user may see the sessions.
            """,
        sources: ["RFC 9110, sections 15.5.2 and 15.5.4", "Zendesk API reference, authentication"]
    )

    static let liveStatus = Self(
        summary: "The API answered with a status other than 200, even after retries.",
        whyItMatters: "No session was returned, so nothing could be judged.",
        fix: """
            For 404, check the host, the endpoint and the ids. For 5xx, run again later. For any \
            other status, read the message in the answer.
            """,
        sources: ["RFC 9110, section 15"]
    )

    static let liveRateLimited = Self(
        summary: "The API answered 429, even after waiting as long as it asked.",
        whyItMatters: "The remaining sessions were not read, so they could not be judged.",
        fix: """
            Lower --rate, raise --retries, or run when other clients of the account are less \
            active.
            """,
        sources: ["RFC 6585, section 4", "RFC 9110, section 10.2.3", "Zendesk API, rate limits"]
    )

    static let liveTimeout = Self(
        summary: "The API did not answer within the timeout.",
        whyItMatters: "There was no complete answer, so nothing could be judged.",
        fix: "Raise --timeout, lower --page-size, or check the network.",
        sources: ["RFC 9110, section 9.2.2"]
    )

    static let liveUnreachable = Self(
        summary: "This program could not connect to the API.",
        whyItMatters: "No request was answered, so nothing could be judged.",
        fix: "Check the host name, the network, the proxy and the certificate of the host.",
        sources: ["RFC 9110, section 4.3"]
    )

    static let liveEmpty = Self(
        summary: "The answer contains no session.",
        whyItMatters: """
            An empty list conforms but proves nothing. An API may also answer with an empty list \
            if the user has too few rights.
            """,
        fix: """
            Sign in once so that a session exists, or use the credentials of an admin, who sees \
            all sessions of the account.
            """,
        sources: ["Sessions API reference, list sessions"]
    )
}

extension Rule.Explanation {
    static let liveContentType = Self(
        summary: "The Content-Type header of a response is not JSON.",
        whyItMatters: """
            HTTP clients choose a decoder by this header, and some refuse to decode at all. \
            Sign-in pages and proxies often respond with status 200 and HTML.
            """,
        fix: """
            In the API: send `application/json`. If it does, look for a proxy or a sign-in page \
            between the API and this machine.
            """,
        sources: ["RFC 9110, section 8.3", "RFC 8259, section 11"]
    )

    static let liveBody = Self(
        summary: "The body of a response is shorter than announced, or not in its encoding.",
        whyItMatters: """
            A short body is a truncated response, and the part that arrived may still look \
            complete.
            """,
        fix: """
            In the API: send as many bytes as announced. Look for proxies that close connections \
            early.
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
            In the API: keep redirects and paging links on the host of the request. If the account \
            has moved, run against its new host.
            """,
        sources: ["RFC 9110, section 15.4", "Zendesk API reference, pagination"]
    )

    static let livePagingLoop = Self(
        summary: "Paging returns to an earlier page, so it never ends.",
        whyItMatters: """
            Clients that read all pages continue until they reach their rate limit or run out of \
            memory.
            """,
        fix: """
            In the API: send `has_more` as false on the last page, and a new cursor on every other \
            page. In a client: stop at a cursor that was used before.
            """,
        sources: ["Zendesk API reference, pagination"]
    )

    static let liveDuplicateSession = Self(
        summary: "The same session is on two pages.",
        whyItMatters: """
            Counts are wrong, and usually another session is missing. It happens when a list \
            changes while a client reads it with offset pagination.
            """,
        fix: "In the API: paginate by cursor, in an order that does not change, such as by id.",
        sources: ["Zendesk API reference, pagination"]
    )

    static let liveErrorBody = Self(
        summary: "An error object was returned with status 200.",
        whyItMatters: """
            Clients check the status first. If all their fields are optional, they then read the \
            error as an empty list, and the failure goes unnoticed.
            """,
        fix: "In the API: send errors with a status of 400 or above.",
        sources: ["RFC 9110, section 15", "Zendesk API reference, response format"]
    )

    static let liveLinkBroken = Self(
        summary: "The `url` of a session does not return that session.",
        whyItMatters: """
            Clients use the link to show or end a session. They get an error, or another session.
            """,
        fix: """
            In the API: build the link from the ids of the session, and serve that path. The \
            session may also have ended between the two requests: run again.
            """,
        sources: ["Sessions API reference, url"]
    )

    static let liveAuth = Self(
        summary: "The API responded with 401 or 403, so nothing could be checked.",
        whyItMatters: """
            The response is about the credentials, not about the contract. Whether the API \
            conforms is unknown.
            """,
        fix: """
            Set ZENDESK_OAUTH_TOKEN, or ZENDESK_EMAIL with ZENDESK_API_TOKEN, or use --token-file. \
            Check that the token has not expired and that its user may see the sessions.
            """,
        sources: ["RFC 9110, sections 15.5.2 and 15.5.4", "Zendesk API reference, authentication"]
    )

    static let liveStatus = Self(
        summary: "The API responded with a status other than 200.",
        whyItMatters: "No session was returned, so nothing could be checked.",
        fix: """
            For 404, check the host, the endpoint and the ids. For 5xx, run again later. For any \
            other status, read the message in the response.
            """,
        sources: ["RFC 9110, section 15"]
    )

    static let liveRateLimited = Self(
        summary: "The API refused a request with 429, because of its rate limit.",
        whyItMatters: "The remaining sessions were not read, so they could not be checked.",
        fix: """
            Lower --rate, raise --retries or --max-wait, or run when other clients of the account \
            are less active.
            """,
        sources: ["RFC 6585, section 4", "RFC 9110, section 10.2.3", "Zendesk API, rate limits"]
    )

    static let liveTimeout = Self(
        summary: "The API did not respond within the timeout.",
        whyItMatters: "There was no complete response, so nothing could be checked.",
        fix: "Raise --timeout, lower --page-size, or check the network.",
        sources: ["RFC 9110, section 9.2.2"]
    )

    static let liveUnreachable = Self(
        summary: "This program could not connect to the API.",
        whyItMatters: "There was no response to any request, so nothing could be checked.",
        fix: "Check the host name, the network, the proxy and the certificate of the host.",
        sources: ["RFC 9110, section 4.3"]
    )

    static let liveEmpty = Self(
        summary: "The response contains no session.",
        whyItMatters: """
            An empty list conforms but proves nothing. An API may also return an empty list if \
            the user lacks permission.
            """,
        fix: """
            Sign in once so that a session exists, or use the credentials of an admin, who sees \
            all sessions of the account.
            """,
        sources: ["Sessions API reference, list sessions"]
    )

    static let liveIncomplete = Self(
        summary: "A part of what the API has was not read, because of a limit of this program.",
        whyItMatters: """
            What was not read may break any rule. The limit is one of this program, so it is not a \
            fault of the API.
            """,
        fix: """
            The finding names the limit. Raise it if there is an option for it, or have the API \
            send what this program can read.
            """,
        sources: ["The limits of this program, session-conformance help live"]
    )
}

extension Rule.Explanation {
    static let liveContentType = Self(
        summary: "An answer is not JSON by its Content-Type header.",
        whyItMatters: """
            HTTP clients choose the decoder by this header, and some refuse to decode at all. \
            Sign-in pages and proxies answer 200 with HTML.
            """,
        fix: "At the API: send `application/json`. Otherwise look for a proxy or a sign-in page.",
        sources: ["RFC 9110, section 8.3", "RFC 8259, section 11"]
    )

    static let liveBody = Self(
        summary: "A body was shorter than announced, or longer than the size limit.",
        whyItMatters: """
            A short body is an answer that was cut off, and what arrived may still look whole. A \
            body without bound takes the memory of the client.
            """,
        fix: """
            At the API: send the length that was announced, and page long lists. Look at proxies \
            that close connections early.
            """,
        sources: ["RFC 9110, section 8.6", "RFC 9112, section 8"]
    )

    static let liveRedirect = Self(
        summary: "A redirect or a link to the next page leads to another host.",
        whyItMatters: """
            A client that follows it with its credentials hands them to whoever runs that host. \
            So it is never followed here.
            """,
        fix: """
            At the API: keep redirects and paging links on the host that was asked. If the account \
            has moved, run against its new host.
            """,
        sources: ["RFC 9110, section 15.4", "Zendesk API reference, pagination"]
    )

    static let livePagingLoop = Self(
        summary: "Paging never ends, or comes back to a page that was seen before.",
        whyItMatters: """
            Clients that walk all pages run until their rate limit or their memory is used up.
            """,
        fix: """
            At the API: send `has_more` false on the last page, and a new cursor on every other \
            one.
            """,
        sources: ["Zendesk API reference, pagination"]
    )

    static let liveDuplicateSession = Self(
        summary: "One session came on two pages.",
        whyItMatters: """
            Counts are wrong, and where one session comes twice another is mostly left out. It \
            happens when offset paging meets a list that changes.
            """,
        fix: "At the API: page by cursor over an order that does not change, such as the id.",
        sources: ["Zendesk API reference, pagination"]
    )

    static let liveErrorBody = Self(
        summary: "An error object came under status 200.",
        whyItMatters: """
            Clients look at the status first. Those in which every field is optional then read the \
            error as an empty list, and nobody learns that something failed.
            """,
        fix: "At the API: send errors under a status of 400 or above.",
        sources: ["RFC 9110, section 15", "Zendesk API reference, response format"]
    )

    static let liveLinkBroken = Self(
        summary: "The `url` of a session, followed, does not lead back to that session.",
        whyItMatters: """
            Clients use the link to look at a session or to end it, and reach nothing or another \
            one.
            """,
        fix: """
            At the API: build the link from the ids of the session, and serve what it names. A \
            session may also have ended between the two requests: run again.
            """,
        sources: ["Sessions API reference, url"]
    )

    static let liveAuth = Self(
        summary: "The API answered 401 or 403, so nothing could be judged.",
        whyItMatters: """
            It says something about the credentials, and nothing about the contract. Whether the \
            API conforms is not known.
            """,
        fix: """
            Set ZENDESK_OAUTH_TOKEN, or ZENDESK_EMAIL with ZENDESK_API_TOKEN, or use --token-file; \
            check that the token has not expired and that its user may see the sessions.
            """,
        sources: ["RFC 9110, sections 15.5.2 and 15.5.4", "Zendesk API reference, authentication"]
    )

    static let liveStatus = Self(
        summary: "The API answered with another status than 200, even after retries.",
        whyItMatters: "No session came, so nothing could be judged.",
        fix: """
            Check host, endpoint and ids for 404; run again later for 5xx; read the message of the \
            answer for the rest.
            """,
        sources: ["RFC 9110, section 15"]
    )

    static let liveRateLimited = Self(
        summary: "The API answered 429, even after the waits it asked for.",
        whyItMatters: "The rest of the sessions was not seen, so it could not be judged.",
        fix: "Lower --rate, raise --retries, or run when other clients of the account are quiet.",
        sources: ["RFC 6585, section 4", "RFC 9110, section 10.2.3", "Zendesk API, rate limits"]
    )

    static let liveTimeout = Self(
        summary: "The API was silent for longer than the timeout.",
        whyItMatters: "No answer came, so nothing could be judged.",
        fix: "Raise --timeout, lower --page-size, or look at the network in between.",
        sources: ["RFC 9110, section 9.2.2"]
    )

    static let liveUnreachable = Self(
        summary: "No connection to the API could be made.",
        whyItMatters: "Nothing was asked and nothing answered, so nothing could be judged.",
        fix: "Check the host name, the network, the proxy, and the certificate of the host.",
        sources: ["RFC 9110, section 4.3"]
    )

    static let liveEmpty = Self(
        summary: "No session was in the answer.",
        whyItMatters: """
            An empty list conforms and proves nothing: with wrong rights an API may well answer \
            with an empty list.
            """,
        fix: """
            Sign in once so that a session exists, or use credentials of an admin, who sees all \
            sessions of the account.
            """,
        sources: ["Sessions API reference, list sessions"]
    )
}

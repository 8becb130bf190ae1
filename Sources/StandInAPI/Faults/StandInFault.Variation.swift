extension StandInFault {
    /// A variation that the standards allow, so that a good client notices nothing.
    package enum Variation: String, CaseIterable, Hashable, Sendable {
        // MARK: The status line and the header

        case versionOlder = "http-1-0"
        case reasonMissing = "reason-missing"
        case reasonLatin1 = "reason-latin-1"
        case interimResponses = "interim-responses"
        case headerLatin1 = "header-latin-1"
        case headerCase = "header-case"
        case headerSpaces = "header-spaces"
        case headerEmpty = "header-empty"
        case headerDozens = "header-dozens"
        case headerLine = "header-8-kilobytes"

        // MARK: The framing of the body

        case chunked
        case chunkedBytes = "chunked-bytes"
        case chunkExtensions = "chunk-extensions"
        case trailers
        case closeDelimited = "close-delimited"
        case connectionClose = "connection-close"

        // MARK: The content

        case gzip
        case gzipTwoMembers = "gzip-two-members"
        case gzipNamed = "gzip-named"
        case contentTypeBare = "content-type-bare"
        case contentTypeCase = "content-type-case"
        case contentTypeSuffix = "content-type-suffix"
        case jsonSpaced = "json-spaced"

        // MARK: The pages

        case pagingFirst = "paging-first"
        case lastPageBare = "last-page-bare"
        case emptyPages = "empty-pages"

        // MARK: What passes

        case rateLimitedOnce = "rate-limited-once"
        case serverErrorOnce = "server-error-once"
        case bodyShortOnce = "body-short-once"
        case resetOnce = "reset-once"
        case slow
    }
}

extension StandInFault.Variation {
    typealias Details = StandInFault.Details

    /// The description of the variation.
    var details: Details {
        switch self {
        case .versionOlder, .reasonMissing, .reasonLatin1, .interimResponses, .headerLatin1,
            .headerCase, .headerSpaces, .headerEmpty, .headerDozens, .headerLine, .chunked,
            .chunkedBytes, .chunkExtensions, .trailers, .closeDelimited, .connectionClose:
            Details(breaks: nil, at: .delivery, summary)
        case .gzip, .gzipTwoMembers, .gzipNamed: Details(breaks: nil, at: .coding, summary)
        case .contentTypeBare, .contentTypeCase, .contentTypeSuffix:
            Details(breaks: nil, at: .contentType, summary)
        case .jsonSpaced: Details(breaks: nil, at: .text, summary)
        case .pagingFirst, .lastPageBare:
            Details(breaks: nil, at: .paging, shownBy: .lists, summary)
        case .emptyPages:
            Details(breaks: nil, at: .pages, needs: .pages(2), shownBy: .lists, summary)
        case .rateLimitedOnce, .serverErrorOnce, .bodyShortOnce, .resetOnce:
            Details(breaks: nil, at: .transient, summary)
        case .slow: Details(breaks: nil, at: .pace, summary)
        }
    }

    private var summary: String {
        switch self {
        case .versionOlder: "Responses are HTTP/1.0, and the connection ends after each."
        case .reasonMissing: "The status line has no reason phrase."
        case .reasonLatin1: "The reason phrase has a letter in Latin-1."
        case .interimResponses: "Three interim responses come before each response."
        case .headerLatin1: "A header field has a letter in Latin-1."
        case .headerCase: "The names of header fields are in alternating case."
        case .headerSpaces: "Header fields have tabs, many spaces or none around their values."
        case .headerEmpty: "A header field has an empty value."
        case .headerDozens: "There are 60 more header fields, most of them cookies."
        case .headerLine: "A header field has 8,000 bytes."
        case .chunked: "The body is in chunks."
        case .chunkedBytes: "The body is in chunks of one byte."
        case .chunkExtensions: "The body is in chunks that have extensions."
        case .trailers: "The body is in chunks, and trailer fields follow it."
        case .closeDelimited: "The body ends with the connection."
        case .connectionClose: "The connection ends after each response."
        case .gzip: "The body is compressed with gzip, although identity is requested."
        case .gzipTwoMembers: "The body is compressed with gzip, in two members."
        case .gzipNamed: "The body is compressed with gzip, and has the name of a file."
        case .contentTypeBare: "The Content-Type is application/json without a charset."
        case .contentTypeCase: "The Content-Type is in another case, and its charset is quoted."
        case .contentTypeSuffix: "The Content-Type is application/vnd.made-up+json."
        case .jsonSpaced: "The JSON text has white space wherever it is allowed."
        case .pagingFirst: "The members about paging come before the sessions."
        case .lastPageBare: "The last page has no cursor and no links, instead of null."
        case .emptyPages: "Three empty pages come after each page but the last."
        case .rateLimitedOnce:
            "The first response is a 429 with Retry-After: 1; all others are correct."
        case .serverErrorOnce: "The first response is a 503; all others are correct."
        case .bodyShortOnce: "The body of the first response is cut; all others are correct."
        case .resetOnce: "The first request is answered by a reset; all others are correct."
        case .slow: "Responses are correct, but sent in small pieces."
        }
    }
}

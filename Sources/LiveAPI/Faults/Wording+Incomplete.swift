import SessionContract
import TerminalText

/// Messages about what was not read because of a limit of this program.
extension Wording {
    /// The message about a part of what the API has that was not read.
    static func incomplete(_ part: LiveFault.Part) -> Wording {
        switch part {
        case .pages(let limit):
            unreadPages(
                "pages",
                observed: "\(limit.grouped) pages, and still more",
                expected: "a list of at most \(limit.grouped) pages"
            )
        case .emptyPages(let limit):
            unreadPages(
                "empty-pages",
                observed: "\(limit.grouped) pages in a row without a session, and still more",
                expected: "a session on one of \(limit.grouped) pages in a row"
            )
        case .links(let limit): unreadLinks(limit: limit)
        case .comparison(let limit): comparison(limit: limit)
        case .foreignLink: foreignLink
        case .body(let limit): unreadBody(limit: limit)
        case .coding(let name): unreadCoding(name)
        case .header(let limit): unreadHeader(limit: limit)
        case .time(let limit): timeLimit(limit)
        }
    }

    private static func unreadPages(
        _ kind: String,
        observed: String,
        expected: String
    ) -> Wording {
        Wording(
            message: "the list has more pages than this program reads",
            kind: kind,
            observed: observed,
            expected: expected,
            fix: "Run with a larger --page-size, or check the lists of single users with "
                + "--endpoint."
        )
    }

    private static func unreadLinks(limit: Int) -> Wording {
        Wording(
            message: "the page has more links than this program follows",
            kind: "links",
            observed: "more than \(limit.grouped) links on one page",
            expected: "at most \(limit.grouped) links on one page",
            fix: "Run with a smaller --page-size, and have the API respect it."
        )
    }

    private static func comparison(limit: Int) -> Wording {
        Wording(
            message: "the list has more sessions than this program compares with each other",
            kind: "comparison",
            observed: "more than \(limit.grouped) sessions",
            expected: "a list of at most \(limit.grouped) sessions",
            fix: "Check the lists of single users with --endpoint."
        )
    }

    private static let foreignLink = Self(
        message: "the 'url' of a session names another host, so it was not followed",
        kind: "foreign-link",
        observed: "a link to another host or port",
        expected: "a link to the host and port of the request",
        fix: "Run against the host that the links name, or without --follow-links."
    )

    private static func unreadBody(limit: Int) -> Wording {
        Wording(
            message: "the response body is longer than this program reads",
            kind: "body",
            observed: "more than \(limit.grouped) bytes",
            expected: "a body of at most \(limit.grouped) bytes",
            fix: "Have the API respect --page-size, or raise --max-body."
        )
    }

    private static func unreadCoding(_ name: ServerText) -> Wording {
        Wording(
            message: "the response body has a content coding that this program cannot decode",
            kind: "coding",
            observed: "Content-Encoding \(name)",
            expected: "no content coding, as the request asks for",
            fix: "Have the API or its proxy respect 'Accept-Encoding: identity', or send gzip."
        )
    }

    private static func unreadHeader(limit: Int) -> Wording {
        Wording(
            message: "the response has more header or trailer fields, or chunk extensions, than "
                + "this program reads",
            kind: "header",
            observed: "more than \(limit) bytes of them",
            expected: "at most \(limit) bytes of them",
            fix: "Look for a server or proxy that adds fields or cookies without end."
        )
    }

    private static func timeLimit(_ limit: Duration) -> Wording {
        Wording(
            message: "the time limit ended the run before everything was checked",
            kind: "max-time",
            observed: "more to check after \(limit.inSeconds)",
            expected: "a run within the time limit",
            fix: "Raise --max-time, or check less with --max-pages."
        )
    }
}

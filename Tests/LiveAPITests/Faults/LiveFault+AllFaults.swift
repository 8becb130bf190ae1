import SessionContract

@testable import LiveAPI

extension LiveFault {
    /// At least one fault of each case, and every fault that has its own message.
    static var allFaults: [LiveFault] { bodies + pages + statuses + failures + parts + [.empty] }

    private static let text = ServerText("text", hiding: SecretFilter())

    private static let bodies: [LiveFault] = [
        .contentType(nil), .contentType(text), .body(.encoding),
        .body(.cut(received: 1, announced: 2)), .body(.cut(received: 1, announced: nil)),
        .errorBody(nil), .errorBody(text),
    ]

    private static let pages: [LiveFault] =
        [.noNewSession, .repetition].map { .pagingLoop($0) }
        + [.noHasMore, .otherResource, .otherCursor, .noWayOn].map { .paging($0) }
        + [.cursor, .offset].flatMap { kind in
            [
                .otherPaging(kind), .duplicateSession(.samePage, kind),
                .duplicateSession(.twoPages, kind),
            ]
        }
        + Origin.Difference.allCases.map { .nextLink(.origin(text, $0)) } + [.nextLink(.unreadable)]
        + [.otherPath, .status(404), .otherSession].map { .linkBroken($0) }

    private static let statuses: [LiveFault] = {
        let refusal = LiveFault.Refusal(status: 418, code: text)
        return Origin.Difference.allCases.map { .redirect(status: 302, to: text, $0) } + [
            .auth(refusal, hasCredentials: true),
            .auth(refusal, hasCredentials: false), .rateLimited(refusal, retryAfter: nil),
            .rateLimited(refusal, retryAfter: text),
            .rateLimited(
                impatient(.longWait(.seconds(301), limit: .seconds(300))),
                retryAfter: nil
            ),
            .status(impatient(.allWaits(.milliseconds(1_500), limit: .seconds(1))), .other),
        ] + [.offsetLimit, .noCurrentSession, .redirect, .other].map { .status(refusal, $0) }
    }()

    private static func impatient(_ impatience: RetryPolicy.Impatience) -> Refusal {
        Refusal(status: 418, code: text, impatience: impatience)
    }

    private static let failures: [LiveFault] =
        [
            .unknownHost, .refused, .lost, .insecure(text), .proxy(text), .malformed(text),
            .failed(text),
        ]
        .map { .unreachable($0) } + [.timeout]

    private static let parts: [LiveFault] = [
        .pages(limit: 9), .emptyPages(limit: 9), .links(limit: 9), .comparison(limit: 9),
        .foreignLink, .body(limit: 9),
        .coding(text), .header(limit: 9), .time(limit: .seconds(90)),
    ].map { .incomplete($0) }
}

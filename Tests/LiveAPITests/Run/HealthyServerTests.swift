import LiveAPI
import SessionContract
import Synchronization
import Testing

/// Servers that keep every rule, each in its own way: with any division into pages, any form of
/// links, and refusals that end within the retries.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct `A healthy server` {
    /// Answers as one such server; everything follows from its seed.
    private struct Behavior: Sendable {
        private let seed: UInt64

        /// The sessions of each page; some have none.
        let pages: [Range<Int>]

        init(seed: UInt64) {
            self.seed = seed
            var (pages, next) = ([Range<Int>](), 1)
            for number in 0...Self.choice(12, seed, 1) {
                let count = [0, 0, 1, 2, 7, 100][Int(Self.choice(6, seed, 100 + number))]
                pages.append(next..<next + count)
                next += count
            }
            self.pages = pages + [next..<next + 1]
        }

        /// Returns a number below `count` that looks random.
        private static func choice(_ count: UInt64, _ seed: UInt64, _ use: UInt64) -> UInt64 {
            var bits = seed &* 0x9E37_79B9_7F4A_7C15 &+ use &* 0xBF58_476D_1CE4_E5B9
            bits = (bits ^ bits >> 30) &* 0x94D0_49BB_1331_11EB
            return (bits ^ bits >> 31) % count
        }

        private func choose<Element>(_ elements: [Element], _ use: Int) -> Element {
            elements[Int(Self.choice(UInt64(elements.count), seed, 1_000 + UInt64(use)))]
        }

        /// Returns the answer to the request for a page, of which there were `earlier` before.
        func reply(page number: Int, earlier: Int, host: String) -> ScriptedServer.Reply {
            if earlier < choose([0, 0, 0, 1, 2], number * 10) { return refusal(number, earlier) }
            let isLast = number == pages.count - 1
            let next = isLast ? "null" : link(to: number + 1, host)
            let cursor = isLast ? choose(["null", "\"end\""], 1) : "\"\(number + 1)\""
            let meta = choose(["\"before_cursor\":null,", ""], number * 10 + 1)
            let links = choose(
                [",\"links\":{\"prev\":null,\"next\":\(next)}", ""],
                number * 10 + 2
            )
            let body = SessionPages.list(
                pages[number],
                paging:
                    ",\"meta\":{\(meta)\"after_cursor\":\(cursor),\"has_more\":\(!isLast)}\(links)"
            )
            let limits = [
                "RateLimit-Remaining: 5", "RateLimit: \"a\";r=0;t=2", "X-Rate-Limit-Remaining: 0",
                "Zendesk-RateLimit-List: total=9; remaining=0; resets=1", "Retry-After: 99",
            ]
            return .json(body, status: 200, choose(limits, number * 10 + 3))
        }

        private func link(to number: Int, _ host: String) -> String {
            let text = choose(
                [
                    "?page[after]=\(number)", "/api/v2/sessions?page%5Bafter%5D=\(number)",
                    "http://\(host)/api/v2/sessions.json?page%5Bsize%5D=100&page%5Bafter%5D=\(number)",
                    "http://\(host)/api/v2/sessions?page[after]=\(number)&x=1#y",
                ],
                number * 10 + 4
            )
            return "\"\(text)\""
        }

        private func refusal(_ number: Int, _ earlier: Int) -> ScriptedServer.Reply {
            let use = number * 10 + 5 + earlier
            let head =
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{"
            return choose(
                [
                    .init(bytes: Array(head.utf8), ending: .close),
                    .init(bytes: [], ending: .close),
                ]
                    + [408, 425, 429, 500, 502, 503, 504, 520].map { status in
                        let wait = choose(
                            [
                                "Retry-After: 0", "Retry-After: 0.3", "Retry-After: 299",
                                "Retry-After: Sunday, 06-Nov-94 08:49:37 GMT", "Retry-After: soon",
                            ],
                            use * 7
                        )
                        return .init(status: status, fields: [wait, "Content-Length: 0"])
                    },
                use
            )
        }
    }

    /// The number of requests for each page so far.
    private final class RequestCounts: Sendable {
        private let counts = Mutex<[Int: Int]>([:])

        /// Returns the number of earlier requests for a page, and counts one more.
        func next(_ page: Int) -> Int {
            counts.withLock { counts in
                defer { counts[page, default: 0] += 1 }
                return counts[page, default: 0]
            }
        }
    }

    @Test(arguments: UInt64(1)...20)
    func `is never accused, and all of it is read`(seed: UInt64) async throws {
        let behavior = Behavior(seed: seed)
        let counts = RequestCounts()
        let server = try ScriptedServer { request in
            let cursor = request.target.split(separator: "page[after]=").dropFirst().first
            let number = cursor.flatMap { Int($0) } ?? 0
            return behavior.reply(
                page: number,
                earlier: counts.next(number),
                host: request.fields["host"] ?? ""
            )
        }
        defer { server.stop() }
        let run = try await RecordedRun.against(server) { $0.maximumWait = .seconds(1_000_000) }
        #expect(run.findings == [])
        #expect(run.payloadRules == [])
        #expect(run.outcome.walks.map(\.end) == [.complete])
        #expect(run.outcome.sessions == behavior.pages.reduce(0) { $0 + $1.count })
        #expect(run.outcome.answers == behavior.pages.count)
        #expect(run.outcome.unjudged.total == 0)
    }
}

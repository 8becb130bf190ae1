import Gen

/// A server that keeps every rule in its own way, or every rule but those of one defect.
///
/// Its pages, links, refusals and responses follow from its seed, so a run against it can be
/// repeated.
struct RandomServer: Sendable {
    private let seed: UInt64
    private let isByOffset: Bool
    private let defect: ServerDefect?

    /// The sessions of each page; some have none.
    let pages: [Range<Int>]

    /// The page that has the defect, if there is one: not the last, and not empty.
    private let defectivePage: Int

    /// Creates a server.
    ///
    /// - Parameters:
    ///   - seed: Where everything follows from.
    ///   - defect: The only thing that is wrong; by default nothing is.
    init(seed: UInt64, defect: ServerDefect? = nil) {
        var random = SplitMix64(state: seed << 20)
        var counts = (0...Int.random(in: 0..<12, using: &random)).map { _ in
            random.choose([0, 0, 1, 2, 7, 100])
        }
        self.seed = seed
        self.defect = defect
        defectivePage = Int.random(in: counts.indices, using: &random)
        isByOffset = defect == nil && random.isOne(in: 3)
        if defect != nil { counts[defectivePage] = max(1, counts[defectivePage]) }
        var (pages, next) = ([Range<Int>](), 1)
        for count in counts + [1] {
            pages.append(next..<next + count)
            next += count
        }
        self.pages = pages
    }

    /// Starts the server.
    func start() throws -> ScriptedServer {
        let counts = RequestCounts()
        return try ScriptedServer { request in
            let number = page(at: request.target)
            return reply(
                page: number,
                earlier: counts.next(number),
                host: request.fields["host"] ?? ""
            )
        }
    }

    /// Returns the index of the page that a request is for.
    private func page(at target: String) -> Int {
        let name = isByOffset ? "page=" : "page[after]="
        let item = target.split { $0 == "?" || $0 == "&" }.last { $0.hasPrefix(name) }
        let number = item.flatMap { Int($0.dropFirst(name.count)) } ?? (isByOffset ? 1 : 0)
        return min(max(0, isByOffset ? number - 1 : number), pages.count - 1)
    }

    /// Returns the answer to the request for a page, of which there were `earlier` before.
    private func reply(page number: Int, earlier: Int, host: String) -> ScriptedServer.Reply {
        var random = SplitMix64(state: seed << 20 | UInt64(number) << 8 | UInt64(earlier))
        // A defect is sought without retries.
        if defect == nil, earlier < refusals(of: number) { return .refusal(using: &random) }
        var page = ListPage(pages[number], using: &random)
        let next = number == pages.count - 1 ? nil : number + 1
        if isByOffset {
            let total = pages.reduce(0) { $0 + $1.count }
            page.linkByOffset(from: number, to: next, of: total, at: host, using: &random)
        } else {
            page.linkByCursor(to: next, at: host, using: &random)
        }
        let defect = number == defectivePage ? defect : nil
        if case .page(let change) = defect?.change { change(&page, number, &random) }
        var text = page.text(using: &random)
        if case .text(let change) = defect?.change { change(&text, &random) }
        var message = HealthyMessage(text, isCoded: random.isOne(in: 4), using: &random)
        if self.defect == nil { message.addRateLimit(using: &random) }
        if case .message(let change) = defect?.change { change(&message, &random) }
        return message.reply(using: &random)
    }

    private func refusals(of number: Int) -> Int {
        var random = SplitMix64(state: seed << 20 | UInt64(number) << 8 | 0xFF)
        return random.choose([0, 0, 0, 1, 2])
    }
}

extension ScriptedServer.Reply {
    /// An answer that asks for the same request again.
    fileprivate static func refusal(using random: inout SplitMix64) -> Self {
        let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{"
        let wait = random.choose([
            "Retry-After: 0", "Retry-After: 0.3", "Retry-After: 299", "Retry-After: soon",
            "Retry-After: Sunday, 06-Nov-94 08:49:37 GMT",
        ])
        let status = random.choose([408, 425, 429, 500, 502, 503, 504, 520])
        return random.choose([
            .init(bytes: Array(head.utf8), ending: .close),
            .init(bytes: Array(head.utf8), ending: .reset),
            .init(bytes: Array(head.utf8.prefix(30)), ending: .close),
            .init(bytes: Array("HTTP/1.1 200 OK\r\n\r\n{}".utf8), ending: .reset),
            .init(bytes: [], ending: .close),
            .init(bytes: [], ending: .reset),
            .init(status: status, fields: [wait, "Content-Length: 0"]),
            .init(status: status, fields: [wait, "Content-Length: 0"], ending: .reset),
        ])
    }
}

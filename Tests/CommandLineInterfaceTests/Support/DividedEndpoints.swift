import CapturedRuns
import Foundation
import Gen
import StandInAPI

/// A stand-in API, and a random way to divide its endpoints among runs.
struct DividedEndpoints: Sendable, CustomStringConvertible {
    var faults: [StandInFault]
    var sessions: Int

    /// The endpoints in order, as `--endpoint` takes them.
    var endpoints: [String]

    /// The number of endpoints of each run.
    var counts: [Int]

    /// Options of all runs.
    var options: [String]

    /// Whether the first reports are merged before the others.
    var isMergedTwice: Bool

    var description: String {
        "\(faults.map(\.rawValue)), \(sessions) sessions: \(groups) with \(options)"
            + (isMergedTwice ? ", merged twice" : "")
    }

    /// The endpoints of each run.
    var groups: [[String]] {
        var rest = endpoints[...]
        var groups: [[String]] = []
        for count in counts where !rest.isEmpty {
            groups.append(Array(rest.prefix(count)))
            rest = rest.dropFirst(count)
        }
        return rest.isEmpty ? groups : groups + [Array(rest)]
    }

    static var generator: Generator<DividedEndpoints> {
        .zip(
            .frequency(
                (1, .just([])),
                (5, .element(of: faults).map { [$0] }),
                (2, .element(of: faults).array(count: 2...3))
            ),
            .element(of: [0, 1, 3, 12, 60]),
            .int(in: 1...3).array(count: 1...6),
            .element(of: optionSets),
            .bool()
        ).flatMap { faults, sessions, counts, options, isMergedTwice in
            Generator<[String]>.permutation(of: endpoints(sessions)).flatMap { all in
                Generator<Int>.int(in: 1...all.count).map { count in
                    DividedEndpoints(
                        faults: faults,
                        sessions: sessions,
                        endpoints: Array(all.prefix(count)),
                        counts: counts,
                        options: options,
                        isMergedTwice: isMergedTwice
                    )
                }
            }
        }
    }

    /// Faults that do not depend on earlier requests or on time, and take little of it.
    private static let faults = StandInFault.faults.filter { fault in
        switch fault {
        case .session: true
        case .coding(let fault): fault != .gzipBomb
        case .answer(let fault): !changing.contains(fault)
        case .status, .message, .variation: false
        }
    }

    private static let changing: [StandInFault.OfAnswer] = [
        .neverAnswers, .rateLimited, .rateLimitedPlain, .pagingEndless, .resetsConnections,
        .closesAtOnce,
    ]

    /// Lists and single sessions, of which some do not exist.
    private static func endpoints(_ sessions: Int) -> [String] {
        let series = SessionSeries(count: sessions)
        let users = [0, 3, 7, 24].map { "user:\(series[$0].userID)" }
        let single = [0, 2, 3].map { "session:\(series[$0].userID):\(series[$0].id)" }
        return ["list", "me", "user:5"] + users + single
    }

    private static let optionSets = [
        [], ["--page-size=5"], ["--page-size=2", "--max-pages=2"], ["--follow-links"],
        ["--follow-links", "--page-size=10", "--fail-on=note"], ["--strict"], ["--paging=offset"],
        ["--only=contract,live"], ["--skip=live/empty"], ["--skip=json,live/content-type"],
        ["--rule=live/empty=note", "--page-size=3"], ["--jobs=3"],
        ["--paging=cursor", "--max-pages=1", "--show-values"],
    ]
}

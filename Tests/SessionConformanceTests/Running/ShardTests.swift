import CanaryModels
import Foundation
import SessionModel
import StrictJSON
import TestEffort
import Testing

@testable import SessionConformance
@testable import SessionPayloads

@Suite
struct `The shards of a run` {
    /// Wrong models whose answers depend only on the payload: a few of them, or all for the kill
    /// table.
    private static let canaries = Canary.all.filter { canary in
        canary.phase != .state && !exceptions.contains(canary.name)
            && (takesAll || sample.contains(canary.name))
    }

    private static let takesAll = ProcessInfo.processInfo.environment["TEETH_SEEDS"] != nil
    private static let sample: Set = ["NoNewlineTestee", "TextAsNumberTestee"]

    /// The answers of some depend on their number, and whether a matter of spelling comes first
    /// decides how the cases of another are divided among its findings.
    private static let exceptions: Set = ["EveryTwentiethTestee", "NestedIDTestee"]

    /// Returns the number of cases by kind of finding.
    private func rows(
        about canary: Canary,
        _ options: ConformanceOptions
    ) async -> [ConformanceFinding.Identity: Int] {
        let result = await ConformanceRun(canary.testee(), options: options).run()
        // A choice between two values of a key is seen in several payloads together.
        let counted = result.findings.filter { $0.fault.kind != .twoAnswers }
        return counted.reduce(into: [:]) { $0[$1.identity, default: 0] += $1.count }
    }

    @Test(arguments: TestEffort.sample(of: canaries, every: 3))
    func `have the same rows and counts together as the whole run`(canary: Canary) async {
        var options = ConformanceOptions()
        if Self.takesAll {
            options.phases.remove(.state)
        } else {
            options.phases = [.timestamps, .violations, .random]
            options.randomCases = 60
        }
        let whole = await rows(about: canary, options)
        var parts: [ConformanceFinding.Identity: Int] = [:]
        let count = Self.takesAll ? 3 : 2
        for index in 1...count {
            options.shard = ConformanceShard(index, of: count) ?? .whole
            parts.merge(await rows(about: canary, options), uniquingKeysWith: +)
        }
        let rows = Set(whole.keys).union(parts.keys)
        for row in rows where whole[row] != parts[row] {
            Issue.record("\(row): \(whole[row] ?? 0), but \(parts[row] ?? 0) in shards")
        }
        #expect(!whole.isEmpty || canary.rule == "roundtrip/unstable")
    }

    /// A model whose fault has several reasons, of which each shard meets only some.
    private static let manyReasons: [WrongTestee] = [
        WrongTestee(identity: TesteeIdentity(name: "rewrites times")) { payload in
            var session = try SessionObject(json: payload)
            if case .value(let time) = session.lastSeenAt, let moment = time.moment {
                session.lastSeenAt = .value(Timestamp(moment))
            }
            return session.json()
        },
        WrongTestee(identity: TesteeIdentity(name: "wants an order")) { payload in
            let keys = try JSONDocument(parsing: payload).root.members?.map(\.key.description) ?? []
            let declared = keys.compactMap { DeclaredField(key: JSONString($0))?.key }
            guard declared == declared.sorted() else { throw Refusal() }
            return try SessionObject(json: payload).json()
        },
        WrongTestee(identity: TesteeIdentity(name: "folds keys")) { payload in
            let text = String(decoding: payload, as: UTF8.self)
                .replacing("\"URL\":", with: "\"url\":")
            return try SessionObject(json: Array(text.utf8)).json()
        },
    ]

    @Test(arguments: TestEffort.sample(of: manyReasons.indices, every: 2))
    func `find the same reasons as the whole run`(index: Int) async {
        var options = ConformanceOptions()
        options.phases = [.corpus, .timestamps, .spellings]
        options.shrinkLimit = TestEffort.count(60, plain: 10)
        options.corpus = [
            PlannedCase(id: "a", payload: SessionObject.documented.json()),
            PlannedCase(id: "b", payload: Array(#"{"url":"a","id":1,"user_id":2}"#.utf8)),
        ]
        func rows() async -> [ConformanceFinding.Identity: Int] {
            await ConformanceRun(Self.manyReasons[index], options: options).run().findings
                .reduce(into: [:]) { $0[$1.identity, default: 0] += $1.count }
        }
        let whole = await rows()
        var parts: [ConformanceFinding.Identity: Int] = [:]
        for index in 1...2 {
            options.shard = ConformanceShard(index, of: 2) ?? .whole
            parts.merge(await rows(), uniquingKeysWith: +)
        }
        #expect(whole.count > 1)
        #expect(parts == whole)
    }

    @Test
    func `fail in the same combinations and dialects as the whole run`() async {
        var options = ConformanceOptions()
        options.shrinkLimit = 0
        options.phases = [.presence, .timestamps]
        let testee = WrongTestee(identity: TesteeIdentity(name: "no link after a time")) {
            payload in
            var session = try SessionObject(json: payload)
            if case .value(let time) = session.lastSeenAt, time.text != "2014-11-18T17:24:29Z" {
                session.url = .absent
                session.lastSeenAt = .absent
            }
            return session.json()
        }
        let whole = await ConformanceRun(testee, options: options).run().coverage
        var presence: Set<PresenceCombination> = []
        var dialects: Set<Timestamp.Dialect> = []
        for index in 1...3 {
            options.shard = ConformanceShard(index, of: 3) ?? .whole
            let part = await ConformanceRun(testee, options: options).run().coverage
            presence.formUnion(part.failedPresence)
            dialects.formUnion(part.failedDialects)
        }
        #expect(!presence.isEmpty && presence == whole.failedPresence)
        #expect(!dialects.isEmpty && dialects == whole.failedDialects)
    }

    @Test
    func `count the cases of all phases`() async {
        var options = ConformanceOptions()
        options.shrinkLimit = 0
        options.phases = [.presence, .spellings]
        let testee = WrongTestee(identity: TesteeIdentity(name: "a")) { _ in Array("{}".utf8) }
        let result = await ConformanceRun(testee, options: options).run()
        let phases = options.phases.map { phase in
            result.counts(in: phase).reduce(0) { $0 + $1.count }
        }
        #expect(phases.allSatisfy { $0 > 0 })
        #expect(phases.reduce(0, +) == result.findings.reduce(0) { $0 + $1.count })
    }
}

import CanaryModels
import Gen
import SessionModel
import StrictJSON
import Synchronization
import TestEffort
import Testing

@testable import SessionConformance

@Suite
struct `A conformance run` {
    /// A plain Codable model, whose optionals have two states where a field has three.
    struct PlainSession: Codable {
        var id: Int
        var authenticatedAt: String?
        var lastSeenAt: String?
        var url: String?
        var userID: Int?

        enum CodingKeys: String, CodingKey {
            case id
            case authenticatedAt = "authenticated_at"
            case lastSeenAt = "last_seen_at"
            case url
            case userID = "user_id"
        }
    }

    @Test
    func `has no findings for the model of this package`() async {
        let result = await ConformanceRun(SessionObjectTestee()).run()
        #expect(result.findings.map(\.description) == [])
        #expect(result.totalCases > 3000)
        #expect(result.presenceCoverage == result.presenceCount)
        let combinations = DeclaredField.optionalCases.reduce(1) { count, _ in count * 3 }
        #expect(result.presenceCount == combinations)
        #expect(result.dialectCoverage == result.dialectCount)
        #expect(result.coverage.failedPresence.isEmpty && result.coverage.failedDialects.isEmpty)
    }

    @Test
    func `has the known findings for a plain Codable type`() async {
        var options = ConformanceOptions()
        options.randomCases = 100
        let run = ConformanceRun(CodableTestee(PlainSession.self), options: options)
        let result = await run.run()
        // It loses each null, so it fails with every combination that has one.
        let withNull = PresenceCombination.all.filter { combination in
            DeclaredField.optionalCases.contains { combination[$0] == .null }
        }
        #expect(result.coverage.failedPresence == Set(withNull))
        #expect(result.coverage.failedDialects.isEmpty)
        var seen: [String: String] = [:]
        for finding in result.findings {
            seen["\(finding.rule) \(finding.pointer) \(finding.kind)"] = finding.payloadText
        }
        #expect(
            seen == [
                "roundtrip/null-lost /authenticated_at absent":
                    #"{"id":1,"authenticated_at":null}"#,
                "roundtrip/null-lost /last_seen_at absent": #"{"id":1,"last_seen_at":null}"#,
                "roundtrip/null-lost /url absent": #"{"id":1,"url":null}"#,
                "roundtrip/null-lost /user_id absent": #"{"id":1,"user_id":null}"#,
                // Foundation decodes a number with a fraction part through a double.
                "roundtrip/accepted /id fraction": #"{"id":2.9999999999999999}"#,
                "roundtrip/accepted /user_id fraction": #"{"id":1,"user_id":2.9999999999999999}"#,
                "roundtrip/accepted  trailing comma": #"{"id":1,}"#,
                "roundtrip/accepted  UTF-16 or UTF-32":
                    #"\x00{\x00"\x00i\x00d\x00"\x00:\x001\x00}"#,
                // Values of undeclared members are skipped without a look at their grammar.
                "roundtrip/accepted  leading zero": #"{"id":1,"":01}"#,
                "roundtrip/accepted  missing digit": #"{"id":1,"":1.}"#,
                "roundtrip/accepted  misplaced decimal point": #"{"id":1,"":1e.}"#,
                "roundtrip/accepted  control character": #"{"id":1,"":"\x0a"}"#,
                "roundtrip/accepted  unknown escape": #"{"id":1,"":"\a"}"#,
                "roundtrip/accepted  invalid Unicode escape": #"{"id":1,"":"\u{41}"}"#,
                "roundtrip/accepted  not UTF-8": #"{"id":1,"":"\xff"}"#,
            ]
        )
        let policies = Dictionary(
            result.policies.map { ($0.policy, $0.answer) },
            uniquingKeysWith: { first, _ in first }
        )
        #expect(policies["duplicate-key"] == "first")
        #expect(policies["int-range"] == "int64")
        #expect(policies["byte-order-mark"] == "accept")
        #expect(policies["timestamps"] == "string")
    }

    /// A correct model that records its payloads.
    private final class RecordingTestee: Testee {
        let identity = TesteeIdentity(name: "recording")
        let asked = Mutex<[[UInt8]]>([])

        func answer(to payload: [UInt8]) async -> TesteeAnswer {
            asked.withLock { $0.append(payload) }
            return await SessionObjectTestee().answer(to: payload)
        }
    }

    /// Returns the payloads of the cases, in the order in which they were asked.
    private func asked(_ options: ConformanceOptions) async -> [[UInt8]] {
        let testee = RecordingTestee()
        _ = await ConformanceRun(testee, options: options).run()
        let asked = testee.asked.withLock(\.self)
        let first = CaseWorker.twoSessions
        #expect(asked.starts(with: first), "a run first learns which value of a key counts")
        return Array(asked.dropFirst(first.count))
    }

    private func options(_ phases: Set<ConformancePhase>, _ cases: Int = 200) -> ConformanceOptions
    {
        var options = ConformanceOptions()
        options.phases = phases
        options.randomCases = cases
        return options
    }

    @Test
    func `has the same cases for the same seed, and different ones for another`() async {
        var options = options([.random])
        let first = await asked(options)
        #expect(await asked(options) == first)
        options.seed = 1
        #expect(await asked(options) != first)
    }

    @Test
    func `has the same rows for every seed, although some values are equal by chance`() async throws
    {
        let canary = try #require(Canary.all.first { $0.name == "SwappedKeysTestee" })
        var planned = options([.presence, .timestamps], TestEffort.count(500, plain: 100))
        // Rows do not depend on how small their payloads are.
        planned.shrinkLimit = TestEffort.count(20, plain: 5)
        let rows = await ConformanceRun(canary.testee(), options: planned).run().findings
        planned.phases.insert(.random)
        for seed in TestEffort.sample(of: [9, 0] as [Seed], every: 2) {
            planned.seed = seed
            let all = await ConformanceRun(canary.testee(), options: planned).run().findings
            #expect(all.map(\.identity) == rows.map(\.identity), "seed \(seed)")
            #expect(all.map(\.count).reduce(0, +) > rows.map(\.count).reduce(0, +))
        }
    }

    @Test
    func `counts as many findings if each case is listed`() async throws {
        let canary = try #require(Canary.all.first { $0.name == "NullAsAbsentTestee" })
        var options = options([.presence, .random])
        options.shrinkLimit = TestEffort.count(20, plain: 5)
        let rows = await ConformanceRun(canary.testee(), options: options).run()
        options.listsEveryCase = true
        let cases = await ConformanceRun(canary.testee(), options: options).run()
        for phase in options.phases {
            let counts = [rows, cases].map { result in
                result.counts(in: phase).reduce(0) { $0 + $1.count }
            }
            #expect(counts[0] > 0)
            #expect(counts[0] == counts[1])
        }
    }

    @Test
    func `has the same cases with any number of jobs`() async {
        var options = options([.random, .violations])
        let one = await asked(options)
        options.jobs = 4
        let four = await asked(options)
        #expect(
            Dictionary(grouping: one) { $0 }.mapValues(\.count)
                == Dictionary(grouping: four) { $0 }.mapValues(\.count)
        )
    }

    @Test(arguments: [3, 16])
    func `has exactly the cases of all its shards together`(count: Int) async {
        var options = options([.presence, .random], 160)
        let whole = await asked(options)
        var parts: [[UInt8]] = []
        for index in 1...count {
            options.shard = ConformanceShard(index, of: count) ?? .whole
            let part = await asked(options)
            #expect(part.count < 2 * whole.count / count)
            parts += part
        }
        #expect(
            Dictionary(grouping: whole) { $0 }.mapValues(\.count)
                == Dictionary(grouping: parts) { $0 }.mapValues(\.count)
        )
    }

    @Test(arguments: [0, 1, 127, 1000, 1_000_000_000])
    func `divides random cases evenly among shards, without a gap`(cases: Int) {
        #expect(ConformanceShard(4, of: 3) == nil && ConformanceShard(0, of: 3) == nil)
        for count in [1, 2, 3, 8, 1000] {
            let shards = (1...count).compactMap { ConformanceShard($0, of: count) }
            let ranges = shards.map { $0.range(of: cases) }
            #expect(ranges.count == count)
            #expect(ranges.first?.lowerBound == 0 && ranges.last?.upperBound == cases)
            #expect(zip(ranges, ranges.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound })
            let sizes = Set(ranges.map(\.count))
            #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
        }
    }

    @Test
    func `has the same findings with any number of jobs`() async {
        var options = options([.presence, .violations])
        let one = await ConformanceRun(CodableTestee(PlainSession.self), options: options).run()
        options.jobs = 3
        let three = await ConformanceRun(CodableTestee(PlainSession.self), options: options).run()
        #expect(one.findings.map(\.description) == three.findings.map(\.description))
        #expect(one.findings.map(\.caseID) == three.findings.map(\.caseID))
    }

    @Test
    func `is incomplete at the time limit`() async {
        var options = options([.presence, .random])
        options.timeLimit = .zero
        let result = await ConformanceRun(SessionObjectTestee(), options: options).run()
        #expect(result.isIncomplete && result.totalCases == 0)
    }

    @Test
    func `ends when the testee is unavailable`() async {
        struct GoneTestee: Testee {
            let identity = TesteeIdentity(name: "gone")
            func answer(to payload: [UInt8]) async -> TesteeAnswer {
                .unavailable(reason: "three failed starts")
            }
        }
        let result = await ConformanceRun(GoneTestee()).run()
        #expect(result.unavailability == "three failed starts")
        #expect(result.isIncomplete && !result.conforms && result.findings.isEmpty)
    }

    @Test
    func `reports its progress until all cases are done`() async {
        let seen = Mutex<[ConformanceProgress]>([])
        _ = await ConformanceRun(SessionObjectTestee(), options: options([.random])).run {
            progress in
            seen.withLock { $0.append(progress) }
        }
        let last = seen.withLock { $0.last }
        #expect(last?.done == 200 && last?.total == 200 && last?.phase == .random)
    }

    @Test
    func `replays a failure from its token, until the model is fixed`() async throws {
        let run = ConformanceRun(CodableTestee(PlainSession.self), options: options([.presence]))
        let finding = try #require(await run.run().findings.first)
        let again = await run.replay(try ConformanceToken("\(finding.replay)"))
        #expect(again.findings.map(\.message) == [finding.message])
        #expect(again.findings.map(\.payload) == [finding.payload])
        #expect(again.replayOutcome == .occurs)
        let fixed = await ConformanceRun(SessionObjectTestee()).replay(finding.replay)
        #expect(fixed.findings.isEmpty && fixed.replayOutcome == .fixed)
    }

    @Test
    func `replays an answer that depends on earlier payloads`() async throws {
        let canary = try #require(Canary.all.first { $0.name == "LastLinkTestee" })
        let result = await ConformanceRun(canary.testee(), options: options([.state])).run()
        let finding = try #require(result.findings.first { $0.rule == canary.rule })
        let again = await ConformanceRun(canary.testee()).replay(finding.replay)
        #expect(again.findings.contains { $0.rule == canary.rule })
    }

    @Test
    func `reports an answer that no other request repeats`() async throws {
        let count = Mutex(0)
        let fickle = WrongTestee(identity: TesteeIdentity(name: "fickle")) { payload in
            guard
                count.withLock({
                    $0 += 1
                    return $0
                }) != 97
            else { throw Refusal() }
            return try SessionObject(json: payload).json()
        }
        let result = await ConformanceRun(fickle, options: options([.presence])).run()
        let finding = try #require(result.findings.first)
        #expect(result.findings.count == 1 && finding.rule == "roundtrip/unstable")
        #expect(
            finding.observed.hasPrefix("an answer once that the same payload did not get again")
        )
        let again = await ConformanceRun(fickle).replay(finding.replay)
        #expect(again.findings.isEmpty && again.replayOutcome == .unrepeated)
    }

    @Test
    func `tests corpus cases first, and starts random ones from them`() async {
        var options = options([.corpus, .random], 300)
        options.corpus = [
            PlannedCase(id: "a", payload: Array(#"{"id":5,"zzz":"from the corpus"}"#.utf8))
        ]
        let asked = await asked(options).map { String(decoding: $0, as: UTF8.self) }
        #expect(asked.first == #"{"id":5,"zzz":"from the corpus"}"#)
        #expect(asked.count { $0.contains("from the corpus") } > 10)
    }

    /// A model that also accepts a session whose last id is true or false.
    private let lenient = ClosureTestee("lenient") { payload in
        let members = try JSONDocument(parsing: payload).root.members ?? []
        let isTruth = members.last { $0.key == "id" }?.value.kind == .boolean
        return isTruth ? SessionObject(id: 0) : try SessionObject(json: payload)
    } encode: { session in
        session.json()
    }

    @Test
    func `ignores a duplicate key with wrong values if one value explains the fault`() async {
        var options = options([.corpus, .violations])
        options.corpus = [#"{"id":{},"id":true}"#, #"{"id":[],"id":0,"id":false}"#].map {
            PlannedCase(id: $0, payload: Array($0.utf8))
        }
        let result = await ConformanceRun(lenient, options: options).run()
        #expect(result.findings.map(\.payloadText) == [#"{"id":true}"#])
        #expect(result.findings.map(\.kind) == ["boolean"])
    }

    @Test
    func `reports a duplicate key with wrong values if nothing else explains it`() async {
        var options = options([.corpus])
        options.corpus = [PlannedCase(id: "a", payload: Array(#"{"id":[3],"id":true}"#.utf8))]
        let result = await ConformanceRun(lenient, options: options).run()
        #expect(result.findings.map(\.rule) == ["roundtrip/accepted"])
        #expect(result.findings.map(\.kind) == ["one of several values"])
        #expect(result.findings.map(\.payloadText) == [#"{"id":[],"id":true}"#])
    }

    @Test(arguments: [
        // The testee converts any string id to 1, and an empty url to null.
        [#"{"id":1,"id":"1"}"#, #"{"id":0,"url":null,"url":"a"}"#],
        [#"{"id":0,"url":null,"url":""}"#, #"{"id":0,"url":null,"url":"a"}"#],
    ])
    func `allows that an apparent first value is a conversion of the last`(
        payloads: [String]
    ) async {
        let testee = ClosureTestee("last") { payload in
            let members = try JSONDocument(parsing: payload).root.members ?? []
            let url = members.last { $0.key == "url" }?.value.string?.description ?? ""
            return SessionObject(
                id: members.last { $0.key == "id" }?.value.number?.int64 ?? 1,
                url: members.contains { $0.key == "url" }
                    ? (url == "" ? .null : .value(url)) : .absent
            )
        } encode: { session in
            session.json()
        }
        var options = options([.corpus])
        options.corpus = payloads.map { PlannedCase(id: $0, payload: Array($0.utf8)) }
        let result = await ConformanceRun(testee, options: options).run()
        #expect(result.findings.map(\.description) == [])
    }
}

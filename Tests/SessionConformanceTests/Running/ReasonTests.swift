import CanaryModels
import SessionModel
import StrictJSON
import TestEffort
import Testing

@testable import SessionConformance
@testable import SessionPayloads

@Suite
struct `The reason of a finding` {
    /// Two faults of one model, in the order in which they are fixed.
    struct Pair: CustomTestStringConvertible {
        var first: FaultyModel.Fault
        var second: FaultyModel.Fault

        var testDescription: String { "\(first) and \(second)" }
    }

    /// All pairs of two different faults, each once.
    private static let pairs = FaultyModel.Fault.allCases.enumerated().flatMap { index, first in
        FaultyModel.Fault.allCases[(index + 1)...].map { Pair(first: first, second: $0) }
    }

    /// Payloads that show one fault each, and several together.
    private static let payloads: [String] =
        [
            #"{/*a*/"id":5,"url":null}"#, #"{"id":5,"x":"XX"}"#, #"{"id":5,"user_id":8,}"#,
            #"{"id":5,"x":[1],"user_id":NaN}"#, #"{"last_seen_at":null,"x":1}"#, "{}",
            #"{"id":"12345","x":1}"#, #"{"id":5,"url":31,"x":1}"#,
            #"{"id":5,"last_seen_at":"2014-11-18T17:24:29.5Z"}"#,
            #"{"id":5,"last_seen_at":"2016-12-31T23:59:60Z"}"#,
            #"{"id":9223372036854775807,"url":null}"#,
        ] + together

    /// Payloads that show several faults at once, without which shrinking has nowhere to slip.
    private static let together = [
        #"{"x":"XX","url":31}"#, #"{"id":"5","url":31,/**/"x":"XX"}"#, #"{/*a*/"url":"XX",}"#,
        #"{"id":NaN,"url":0,}"#, #"{"id":"7","last_seen_at":"2016-12-31T23:59:60.25Z"}"#,
        #"{"id":9007199254740993,"last_seen_at":"2016-12-31T23:59:60.25Z"}"#,
        #"{"url":9,"last_seen_at":"2016-12-31T23:59:59.25Z"}"#, #"{"id":"9223372036854775807"}"#,
        #"{/**/"id":"7","user_id":NaN,}"#,
    ]

    private static let cases = payloads.reversed().enumerated().map { index, text in
        // XX is written as two bytes that are not UTF-8.
        let bytes = text.utf8.map { $0 == UInt8(ascii: "X") ? 0xE9 : $0 }
        return PlannedCase(id: "case-\(index)", payload: Array(bytes))
    }

    private static func run(_ faults: [FaultyModel.Fault]) async -> [ConformanceFinding] {
        var options = ConformanceOptions()
        options.phases = [.corpus]
        options.corpus = cases
        return await ConformanceRun(FaultyModel(faults: faults), options: options).run().findings
    }

    /// The findings about the model with each fault by itself, found once for all pairs.
    private static let findingsOfOneFault = Task {
        var findings: [FaultyModel.Fault: [ConformanceFinding]] = [:]
        for fault in FaultyModel.Fault.allCases { findings[fault] = await run([fault]) }
        return findings
    }

    @Test(arguments: FaultyModel.Fault.allCases)
    func `of a model with one fault is that fault`(fault: FaultyModel.Fault) async {
        let findings = await Self.findingsOfOneFault.value[fault]
        #expect(findings?.count == 1, "\(findings ?? [])")
    }

    @Test(arguments: TestEffort.sample(of: pairs, every: 4))
    func `stays the same while a payload shrinks`(pair: Pair) async {
        let findings = await Self.run([pair.first, pair.second])
        let single = await Self.findingsOfOneFault.value
        let (first, second) = (single[pair.first, default: []], single[pair.second, default: []])
        let rows = Set(findings.map(\.row))
        #expect(rows == Set((first + second).map(\.row)), "\(findings)")
        for finding in findings {
            // Fixing one of the faults must leave all that the other one shows, and nothing else.
            let shown = [
                await shows(finding, [pair.first]), await shows(finding, [pair.second]),
            ]
            #expect(shown.count(where: \.self) == 1, "\(finding)")
        }
    }

    @Test
    func `is the value that counts, not that its key occurs twice`() async {
        let lastCounts = WrongTestee(identity: TesteeIdentity(name: "last")) { payload in
            let members = try JSONDocument(parsing: payload).root.members ?? []
            let last = members.indices.filter { index in
                !members[(index + 1)...].contains { $0.key == members[index].key }
            }
            var draft = PayloadDraft(last.map { members[$0] }, of: payload)
            if members.last(where: { $0.key == "id" })?.value.kind == .string {
                draft.set(.id, to: "7".utf8)
            }
            return try SessionObject(json: draft.bytes).json()
        }
        var options = ConformanceOptions()
        options.phases = [.corpus]
        options.corpus = [#"{"id":1,"id":"0"}"#, #"{"id":5,"id":7}"#].map {
            PlannedCase(id: $0, payload: Array($0.utf8))
        }
        let findings = await ConformanceRun(lastCounts, options: options).run().findings
        #expect(findings.map(\.payloadText) == [#"{"id":"0"}"#])
    }

    /// Returns whether the failure of a finding still occurs in a model with these faults.
    private func shows(
        _ finding: ConformanceFinding,
        _ faults: [FaultyModel.Fault]
    ) async -> Bool {
        await replay(finding.replay, faults) == .occurs
    }

    private func replay(
        _ token: ConformanceToken,
        _ faults: [FaultyModel.Fault]
    ) async -> ReplayOutcome? {
        await ConformanceRun(FaultyModel(faults: faults)).replay(token).replayOutcome
    }

    @Test
    func `is compared when a failure is replayed`() async throws {
        let finding = try #require(await Self.findingsOfOneFault.value[.losesFractions]?.first)
        #expect(await replay(finding.replay, [.losesFractions]) == .occurs)
        #expect(await replay(finding.replay, []) == .fixed)
        // The id of this payload is refused before its fraction is lost.
        let large = #"{"id":9007199254740993,"last_seen_at":"2016-12-31T23:59:59.25Z"}"#
        let token = ConformanceToken([
            ConformanceToken.Case(
                payloads: [Array(large.utf8)],
                question: .roundTrip,
                isOriginal: false,
                fault: FaultHash(finding.fault.identity)
            )
        ])
        #expect(await replay(token, [.losesFractions]) == .occurs)
        #expect(await replay(token, [.losesFractions, .refusesLargeIDs]) == .hidden)
        #expect(await replay(token, [.refusesLargeIDs]) == .hidden)
    }

    @Test
    func `is looked for in the original payload if the smallest one passes`() async throws {
        let finding = try #require(await Self.findingsOfOneFault.value[.losesFractions]?.first)
        let original = try #require(finding.replay.cases.last)
        #expect(finding.replay.cases.count == 2 && original.isOriginal)
        let fault = FaultHash(finding.fault.identity)
        let token = ConformanceToken([
            ConformanceToken.Case(
                payloads: [Array(#"{"id":1}"#.utf8)],
                question: .roundTrip,
                isOriginal: false,
                fault: fault
            ),
            original,
        ])
        #expect(await replay(token, [.losesFractions]) == .occurs)
        #expect(await replay(token, [.refusesLargeIDs]) == .fixed)
    }
}

extension ConformanceFinding {
    /// What identifies the row of a finding, with its smallest payload.
    fileprivate var row: String { "\(rule) \(pointer) \(kind) \(payloadText)" }
}

import CanaryModels
import Gen
import SessionContract
import SessionModel
import StrictJSON
import TestEffort
import Testing

@testable import SessionConformance
@testable import SessionPayloads

@Suite
struct `A model that makes choices that the contract allows` {
    /// Payloads in which several choices meet.
    private static let payloads: [(text: [UInt8], reading: PayloadReading)] = {
        let ids = ["1", "2.0", "3e2", "18446744073709551616", "1e19", "1.5", #""1""#, "null"]
        let texts = [#""a""#, #""b""#, #""\ud800""#, "null"]
        let times = [
            #""2014-11-18T17:24:29Z""#, #""yesterday""#, #""\udc00""#, "null",
        ]
        var members = ids.map { #""id":\#($0)"# }
        for id in ids.prefix(5) {
            members += texts.dropFirst(2).map { #""id":\#(id),"url":\#($0)"# }
            members += times.dropFirst().map { #""id":\#(id),"last_seen_at":\#($0)"# }
            members.append(#""id":\#(id),"url":"\ud800","authenticated_at":"yesterday""#)
        }
        for first in ids {
            members += ids.map { #""id":\#(first),"id":\#($0)"# }
            members.append(#""id":1,"id":\#(first),"id":2"#)
            members.append(#""id":\#(first),"url":"a","url":null"#)
        }
        for first in texts { members += texts.map { #""id":1,"url":\#(first),"url":\#($0)"# } }
        for first in times {
            members += times.map { #""id":1,"last_seen_at":\#(first),"last_seen_at":\#($0)"# }
        }
        let payloads = members.map { Array("{\($0)}".utf8) }
        let marked = payloads.enumerated().filter { $0.offset % 3 == 0 }
            .map { [0xEF, 0xBB, 0xBF] + $0.element }
        return (payloads + marked).map { ($0, PayloadReading(of: $0)) }
    }()

    /// Returns the payloads about which a model is accused, and of what.
    private static func accusations(of testee: ChoosyTestee) -> [String] {
        let learned: CountingValue? =
            switch testee.choices.duplicateKey {
            case .first: .first
            case .last: .last
            case .reject, nil: nil
            }
        // What a run learns is known at its start or not at all.
        let judges = [nil, learned].map { RoundTripJudge(policies: testee.policies, learned: $0) }
        return payloads.flatMap { payload in
            let answer = testee.answer(payload.text)
            return judges.flatMap { judge in
                judge.judge(answer, to: payload.reading).faults.map { fault in
                    "\(String(decoding: payload.text, as: UTF8.self)): \(fault)"
                }
            }
        }
    }

    @Test(arguments: TestEffort.sample(of: TesteePolicies.combinations.indices, every: 7))
    func `is never accused, whatever it declares`(index: Int) {
        let choices = TesteePolicies.combinations[index]
        // Nothing, everything, and some of it.
        for (number, mask) in [0, 63, (index * 37 + 11) % 64].enumerated() {
            let testee = ChoosyTestee(
                policies: choices.declared(mask),
                choices: choices,
                checksEveryValue: (index + number).isMultiple(of: 2)
            )
            let accusations = Self.accusations(of: testee)
            #expect(accusations == [], "\(testee.policies), \(choices)")
        }
    }

    /// Combinations that have each pair of choices.
    private static let fewCombinations = stride(
        from: 0,
        to: TesteePolicies.combinations.count,
        by: 11
    ).map { $0 }

    @Test(arguments: TestEffort.sample(of: fewCombinations, every: 8))
    func `has no findings in a run, and its choices are learned`(index: Int) async {
        let choices = TesteePolicies.combinations[index]
        let isDeclared = index.isMultiple(of: 2)
        let testee = ChoosyTestee(
            policies: choices.declared(isDeclared ? 63 : 0),
            choices: choices,
            checksEveryValue: index.isMultiple(of: 3)
        )
        var options = ConformanceOptions()
        options.phases = [.timestamps, .violations, .policies, .random]
        options.randomCases = 60
        options.seed = Seed(UInt64(index))
        let result = await ConformanceRun(testee, options: options).run()
        #expect(result.findings.map(\.description) == [])
        let known = Dictionary(uniqueKeysWithValues: result.policies.map { ($0.policy, $0) })
        for (key, answer) in choices.declarations {
            #expect(known[key]?.answer == answer, "\(key)")
            #expect(known[key]?.isDeclared == isDeclared)
        }
    }
}

@Suite
struct `A choice that a model makes` {
    private static func findings(
        _ testee: some Testee,
        _ phases: Set<ConformancePhase> = [.policies, .random],
        corpus: [String] = []
    ) async -> ConformanceResult {
        var options = ConformanceOptions()
        options.phases = phases
        options.randomCases = 100
        options.corpus = corpus.map { PlannedCase(id: $0, payload: Array($0.utf8)) }
        return await ConformanceRun(testee, options: options).run()
    }

    /// The choices of the models, except where a test says otherwise.
    private static let choices = TesteePolicies().choosing {
        $0.duplicateKey = .last
        $0.integerRange = .int64
        $0.integerSpelling = .accept
        $0.loneSurrogate = .accept
        $0.byteOrderMark = .accept
        $0.timestamps = .string
    }

    /// A correct model, changed.
    private static func testee(
        _ name: String,
        _ change: @escaping @Sendable (ChoosyTestee, [UInt8]) throws -> [UInt8]
    ) -> WrongTestee {
        let model = ChoosyTestee(choices: choices, checksEveryValue: false)
        return WrongTestee(identity: TesteeIdentity(name: name)) { try change(model, $0) }
    }

    private struct Refusal: Error {}

    private static func output(_ answer: TesteeAnswer) throws -> [UInt8] {
        guard case .accepted(let output, _) = answer else { throw Refusal() }
        return output
    }

    private static func members(_ payload: [UInt8]) -> [JSONMember] {
        (try? JSONDocument(parsing: payload).root.members) ?? []
    }

    private static func learned(_ result: ConformanceResult, _ key: String) -> LearnedPolicy? {
        result.policies.first { $0.policy == key }
    }

    @Test
    func `is held against it where the value that counts is invalid`() async throws {
        // It takes the first value if the last one is invalid.
        let lenient = Self.testee("FallbackTestee") { model, payload in
            if case .accepted(let output, _) = model.answer(payload) { return output }
            let first = ChoosyTestee(
                choices: model.choices.choosing { $0.duplicateKey = .first },
                checksEveryValue: false
            )
            return try Self.output(first.answer(payload))
        }
        let result = await Self.findings(
            lenient,
            [.corpus],
            corpus: [#"{"id":1,"id":"2"}"#, #"{"id":1,"url":"a","url":{}}"#]
        )
        let rules = Set(result.findings.map(\.rule))
        #expect(rules == ["roundtrip/accepted"], "\(result.findings)")
        #expect(result.findings.map(\.fault.field) == [.id, .url])
        let finding = try #require(result.findings.first)
        let again = await ConformanceRun(lenient).replay(finding.replay)
        #expect(again.findings.map(\.rule) == ["roundtrip/accepted"])
    }

    @Test
    func `causes no second row about what it already reports`() async {
        let testee = Self.testee("DroppedNullTestee") { model, payload in
            let output = try Self.output(model.answer(payload))
            var writer = JSONWriter()
            writer.value(
                JSONValue(.object(Self.members(output).filter { $0.value.kind != .null }))
            )
            return writer.bytes
        }
        let result = await Self.findings(testee, [.presence, .policies, .random])
        #expect(Set(result.findings.map(\.rule)) == ["roundtrip/null-lost"], "\(result.findings)")
    }

    @Test
    func `is not the reason of a rejection that has another one`() async {
        // It wants a link, which is wrong, and has nothing to do with choices.
        let testee = Self.testee("RequiredLinkTestee") { model, payload in
            let output = try Self.output(model.answer(payload))
            guard Self.members(output).contains(where: { $0.key == "url" }) else { throw Refusal() }
            return output
        }
        let result = await Self.findings(testee)
        for key in ["integer-spelling", "lone-surrogate", "byte-order-mark"] {
            #expect(Self.learned(result, key)?.answer == "accept", "\(key)")
        }
        #expect(Self.learned(result, "timestamps")?.answer == "string")
    }

    @Test
    func `is named with what it depends on`() async throws {
        let testee = Self.testee("HalfSpellingTestee") { model, payload in
            let isSpelled = Self.members(payload).contains { member in
                member.key == "user_id" && member.value.number?.integrality.isSpelled == true
            }
            if isSpelled { throw Refusal() }
            return try Self.output(model.answer(payload))
        }
        let policy = try #require(Self.learned(await Self.findings(testee), "integer-spelling"))
        #expect(policy.answer == "mixed")
        #expect(policy.choice(withCounts: false) == "mixed: accept id; reject user_id")
    }

    @Test
    func `is shown as declared, although other choices meet it`() async {
        let choices = Self.choices.choosing {
            $0.integerSpelling = .reject
            $0.integerRange = .unbounded
        }
        let testee = ChoosyTestee(policies: choices, choices: choices, checksEveryValue: false)
        let result = await Self.findings(testee)
        #expect(result.findings.isEmpty)
        let range = Self.learned(result, "int-range")
        #expect(range?.choice(withCounts: false) == "unbounded, as it declares")
    }
}

extension JSONNumber.Integrality {
    fileprivate var isSpelled: Bool { if case .spelledInteger = self { true } else { false } }
}

extension TesteePolicies {
    fileprivate func choosing(_ change: (inout Self) -> Void) -> Self {
        var policies = self
        change(&policies)
        return policies
    }
}

import Gen
import SessionContract
import SessionModel
import Testing

@testable import SessionConformance
@testable import SessionPayloads

@Suite
struct `The judge of round trips` {
    private func rules(
        _ payload: String,
        _ answer: TesteeAnswer,
        _ policies: TesteePolicies = TesteePolicies()
    ) -> [String] {
        RoundTripJudge(policies: policies)
            .judge(answer, to: PayloadReading(of: Array(payload.utf8)))
            .faults
            .map { fault in
                "\(fault.rule.rawValue.dropFirst(10)) "
                    + "\(fault.field?.key ?? "-") \(fault.kind.word)"
            }
    }

    private func rules(_ payload: String, back: String) -> [String] {
        rules(payload, .accepted(Array(back.utf8)))
    }

    @Test(arguments: [
        (#"{"id":1}"#, #"{ "id" : 1 }"#),
        (#"{"id":1,"url":"\u00e9"}"#, #"{"url":"é","id":1}"#),
        (#"{"id":1,"a":{"b":[]}}"#, #"{"id":1}"#),
        (#"{"id":1.0}"#, #"{"id":1}"#),
        (#"{"id":1e2}"#, #"{"id":100}"#),
        (#"{"id":123456789012345678901}"#, #"{"id":123456789012345678901.0}"#),
        (#"{"id":-0}"#, #"{"id":0}"#),
        (#"{"id":1,"id":2}"#, #"{"id":2}"#),
        (#"{"id":1,"id":2}"#, #"{"id":1}"#),
        (#"{"id":1,"url":"\ud800"}"#, #"{"id":1,"url":"\uD800"}"#),
        ("\u{FEFF}{\"id\":1}", "\u{FEFF}{\"id\":1}"),
    ])
    func `accepts output with the same meaning`(payload: String, back: String) {
        #expect(rules(payload, back: back) == [])
    }

    @Test(arguments: [
        (#"{"id":1,"url":null}"#, #"{"id":1}"#, "null-lost url absent"),
        (#"{"id":1,"url":null}"#, #"{"id":1,"url":""}"#, "null-lost url string"),
        (#"{"id":1}"#, #"{"id":1,"url":null}"#, "null-invented url null"),
        (#"{"id":1,"url":"a"}"#, #"{"id":1,"url":null}"#, "null-invented url null"),
        (#"{"id":1,"url":"a"}"#, #"{"id":1}"#, "field-lost url absent"),
        (#"{"id":1}"#, #"{"id":1,"user_id":0}"#, "field-invented user_id number"),
        (
            #"{"id":9007199254740993}"#, #"{"id":9007199254740992}"#,
            "number-changed id number, rounded"
        ),
        (#"{"id":1}"#, #"{"id":1.5}"#, "number-changed id number"),
        (
            #"{"id":1,"url":"é"}"#, #"{"id":1,"url":"e\#u{301}"}"#,
            "string-changed url string, normalization"
        ),
        (#"{"id":1}"#, #"{"id":"1"}"#, "type-changed id string"),
        (#"{"id":1}"#, #"{"id":1"#, "invalid-output - unexpected end"),
        (#"{"id":1}"#, "\u{FEFF}{\"id\":1}", "invalid-output - byte order mark"),
        (#"{"id":1}"#, "1", "invalid-output - number"),
        (#"{"id":1}"#, "{}", "field-lost id absent"),
        (#"{"id":1}"#, #"{"id":1,"id":2}"#, "number-changed id number"),
        (#"{"id":1e400}"#, #"{"id":1e401}"#, "number-changed id number"),
        (
            #"{"id":1,"url":"\ud800"}"#, #"{"id":1,"url":"\#u{FFFD}"}"#,
            "string-changed url string, replaced characters"
        ),
        (#"{"id":"1"}"#, #"{"id":1}"#, "accepted id string"),
        (#"{}"#, #"{"id":0}"#, "accepted id absent"),
        (#"{"id":null}"#, #"{"id":null}"#, "accepted id null"),
        (#"{"id":1.5}"#, #"{"id":1}"#, "accepted id fraction"),
        (#"{"id":1,}"#, #"{"id":1}"#, "accepted - not JSON"),
        (#"{"id":1,"url":{}}"#, #"{"id":1}"#, "accepted url object"),
        (#"{"id":{},"id":[]}"#, #"{"id":1}"#, "accepted id one of several values"),
        (#"{"id":{},"id":{}}"#, #"{"id":1}"#, "accepted id object"),
        (#"{"id":1,"url":null,"url":{}}"#, #"{"id":1}"#, "accepted url one of several values"),
        (#"{"id":1,"url":{},"url":"a"}"#, #"{"id":1}"#, "accepted url one of several values"),
        (#"{"id":1,"url":null,"url":"a"}"#, #"{"id":1}"#, "null-lost url absent"),
    ])
    func `finds one violated rule for altered output`(payload: String, back: String, rule: String) {
        #expect(rules(payload, back: back) == [rule])
    }

    @Test
    func `accepts a rejection of a violation or an open question, but of nothing else`() {
        let rejected = TesteeAnswer.rejected(reason: "")
        #expect(rules(#"{"id":1.5}"#, rejected) == [])
        #expect(rules(#"{"id":1.0}"#, rejected) == [])
        #expect(rules(#"{"id":1,"id":1}"#, rejected) == [])
        #expect(rules(#"{"id":1}"#, rejected) == ["rejected - rejected"])
    }

    @Test
    func `escapes and shortens what a testee writes`() {
        let evil = "\u{1B}[2J\u{202E}\n" + String(repeating: "x", count: 100_000)
        let reading = PayloadReading(of: Array(#"{"id":1}"#.utf8))
        let answers: [TesteeAnswer] = [
            .rejected(reason: evil), .failed(reason: evil), .crashed(detail: evil),
            .hung(limit: .seconds(2), detail: evil), .protocolViolation(detail: evil),
        ]
        for answer in answers {
            let observed = RoundTripJudge().judge(answer, to: reading).faults[0].wording.observed
            #expect(observed.contains(#"\u{1B}[2J\u{202E}"#))
            #expect(observed.contains("xxx") && observed.utf8.count < 10_000)
            #expect(!observed.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
        }
    }

    @Test
    func `checks declared policies`() {
        let rejected = TesteeAnswer.rejected(reason: "")
        var policies = TesteePolicies()
        policies.integerSpelling = .accept
        policies.duplicateKey = .last
        policies.integerRange = .int64
        #expect(rules(#"{"id":1.0}"#, rejected, policies) == ["rejected - integer-spelling"])
        let first = TesteeAnswer.accepted(Array(#"{"id":1}"#.utf8))
        #expect(rules(#"{"id":1,"id":2}"#, first, policies) == ["number-changed id number"])
        let huge = #"{"id":123456789012345678901}"#
        #expect(rules(huge, .accepted(Array(huge.utf8)), policies) == ["accepted - int-range"])
        // A model that drops undeclared fields need not check them.
        policies.duplicateKey = .reject
        #expect(rules(#"{"id":1,"a":{"b":0,"b":1}}"#, first, policies) == [])
    }

    @Test
    func `accepts the rejection of other timestamps unless any string is declared`() {
        let payload = #"{"id":1,"last_seen_at":"yesterday"}"#
        let rejected = TesteeAnswer.rejected(reason: "")
        var policies = TesteePolicies()
        #expect(rules(payload, rejected, policies) == [])
        policies.timestamps = .rfc3339
        #expect(rules(payload, rejected, policies) == [])
        let time = #"{"id":1,"last_seen_at":"2014-11-18t17:24:29.123456789123+01:00"}"#
        #expect(rules(time, rejected, policies) == ["rejected - rejected"])
        policies.timestamps = .string
        #expect(rules(payload, rejected, policies) == ["rejected - rejected"])
    }

    @Test
    func `compares reported fields too`() {
        let payload = #"{"id":1,"url":null}"#
        func answer(_ fields: [String: String?]) -> TesteeAnswer {
            .accepted(Array(payload.utf8), fields: ReportedFields(fields))
        }
        #expect(rules(payload, answer(["id": "1", "url": nil])) == [])
        #expect(rules(payload, answer(["id": "1"])) == ["null-lost url reported absent"])
        #expect(
            rules(payload, answer(["id": "2", "url": nil]))
                == ["number-changed id reported number"]
        )
    }

    @Test
    func `reads any payload in agreement with the verdict of the contract`() {
        let seeds = FixedPlan.cases(of: .policies).map(\.payload)
        let payloads = PayloadGenerators.all(seeds: seeds)
        let outcome = payloads.check(RunSettings(cases: 500, seed: 1)) { payload in
            let verdict = unsafe PayloadVerdict(on: payload.span.bytes)
            let reading = PayloadReading(of: payload)
            let rules = reading.violations.map(\.rule)
            return reading.kind == verdict.kind && reading.questions == verdict.questions
                && Set(rules) == Set(verdict.rules)
        }
        #expect(outcome.verdict == .passed)
        #expect(outcome.counterexamples.isEmpty)
    }

    @Test
    func `judges an output equal to its payload like any other`() {
        let judge = RoundTripJudge(policies: SessionObjectTestee().policies)
        var clean = 0
        let outcome = PayloadGenerators.all().check(RunSettings(cases: 500, seed: 2)) { payload in
            let reading = PayloadReading(of: payload)
            guard reading.kind == .conforms else { return true }
            let short = judge.judge(.accepted(payload), to: reading)
            let long = judge.judge(.accepted(payload + [0x20]), to: reading)
            if short.isClean { clean += 1 }
            return short.outcome == long.outcome && short.faults == long.faults
        }
        #expect(outcome.verdict == .passed)
        #expect((160..<480).contains(clean))
    }
}

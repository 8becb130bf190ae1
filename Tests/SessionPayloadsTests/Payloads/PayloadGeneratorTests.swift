import Gen
import SessionContract
import SessionModel
import StrictJSON
import TestEffort
import Testing

@testable import SessionPayloads

@Suite
struct `The payload generator` {
    private func kind(_ payload: [UInt8]) -> PayloadVerdict.Kind {
        PayloadReading(of: payload).kind
    }

    private func smallest(
        of generator: Generator<[UInt8]>,
        cases: Int = 3000,
        where fails: @escaping (PayloadReading) -> Bool
    ) -> Set<String> {
        var found: Set<String> = []
        for seed in 0..<UInt64(TestEffort.count(5, plain: 2)) {
            let outcome = generator.check(RunSettings(cases: cases, seed: Seed(seed))) { payload in
                !fails(PayloadReading(of: payload))
            }
            found.formUnion(
                outcome.counterexamples.map { String(decoding: $0.value, as: UTF8.self) }
            )
        }
        return found
    }

    @Test
    func `makes plain and respelled payloads that conform`() {
        for generator in [PayloadGenerators.plain, PayloadGenerators.respelled] {
            let outcome = generator.check(RunSettings(cases: 400, seed: 3)) { payload in
                kind(payload) == .conforms
            }
            #expect(outcome.verdict == .passed)
        }
    }

    @Test
    func `makes payloads that violate the contract or raise a question`() {
        let violating = PayloadGenerators.violating.check(RunSettings(cases: 1000, seed: 3)) {
            kind($0) == .violates
        }
        #expect(violating.verdict == .passed)
        let asking = PayloadGenerators.asking.check(RunSettings(cases: 1000, seed: 3)) {
            kind($0) == .implementationDefined
        }
        #expect(asking.verdict == .passed)
    }

    @Test
    func `shrinks any kind of payload to a tiny one`() {
        let all = PayloadGenerators.all()
        #expect(smallest(of: all) { $0.kind == .conforms } == [#"{"id":0}"#])
        #expect(
            smallest(of: all) { $0.fields[.url] == .null && $0.kind == .conforms }
                == [#"{"id":0,"url":null}"#]
        )
        let object = smallest(of: PayloadGenerators.violating) { reading in
            reading.violations == [.type(.url, .object)]
        }
        #expect(object.allSatisfy { $0.utf8.count <= 22 }, "\(object)")
    }

    @Test
    func `changes corpus payloads in few steps`() {
        let seed = Array(#"{"id":77,"zzz":"from the corpus"}"#.utf8)
        var kinds: [PayloadVerdict.Kind: Int] = [:]
        _ = PayloadGenerators.mutated([seed]).check(RunSettings(cases: 500, seed: 9)) { payload in
            kinds[kind(payload), default: 0] += 1
            return true
        }
        #expect(kinds[.conforms, default: 0] > 50)
        #expect(kinds[.violates, default: 0] > 50)
        #expect(kinds[.implementationDefined, default: 0] > 20)
    }

    @Test
    func `makes every combination of states within the first thousand sessions`() {
        var combinations: Set<PresenceCombination> = []
        _ = SessionGenerators.ordinary.check(RunSettings(cases: 1000, seed: 5)) { session in
            let fields = PayloadReading(of: session.json()).fields
            combinations.insert(PresenceCombination { fields[$0].state })
            return true
        }
        #expect(combinations.count == PresenceCombination.all.count)
    }
}

import Arrangements
import SessionContract
import SessionModel
import Testing

@testable import SessionConformance
@testable import SessionPayloads

@Suite
struct `The fixed plan` {
    private func verdict(_ payload: [UInt8]) -> PayloadVerdict {
        unsafe PayloadVerdict(on: payload.span.bytes)
    }

    @Test
    func `has a unique name for each case`() {
        let ids = ConformancePhase.allCases.flatMap { FixedPlan.cases(of: $0).map(\.id) }
        let repeated = Dictionary(grouping: ids) { $0 }.filter { $0.value.count > 1 }.keys
        #expect(repeated.isEmpty)
        #expect(ids.count > 1500)
    }

    @Test(arguments: [ConformancePhase.presence, .timestamps, .spellings])
    func `contains only conforming payloads where they must be preserved`(phase: ConformancePhase) {
        for planned in FixedPlan.cases(of: phase) {
            #expect(verdict(planned.payload).kind == .conforms, "\(planned.id)")
        }
    }

    @Test
    func `contains only violations in the violations phase, in every reading`() {
        for planned in FixedPlan.cases(of: .violations) {
            #expect(verdict(planned.payload).kind == .violates, "\(planned.id)")
            #expect(planned.reading.kind == .violates, "\(planned.id)")
            // `A planned fault` reads the others.
            guard planned.id.hasPrefix("violation-cut-") else { continue }
            let faults = Judged(session: planned.payload).faults
            #expect(
                faults.contains { $0.rule.defaultSeverity == .error },
                "\(planned.id)"
            )
        }
    }

    @Test
    func `has at most 10,000 cases, corpus and random cases included`() {
        let planned = ConformancePhase.allCases.reduce(0) { $0 + FixedPlan.cases(of: $1).count }
        let encoded = FixedPlan.encodings.count
        #expect(planned + encoded < 10_000 - ConformanceOptions().randomCases - 1_000)
    }

    @Test
    func `has every combination of states with each representative`() {
        let representatives = FixedPlan.Representative.all.count
        let all = PresenceCombination.all
        let payloads = FixedPlan.cases(of: .presence).prefix(representatives * all.count)
        let combinations = payloads.map { planned in
            let fields = PayloadReading(of: planned.payload).fields
            return PresenceCombination { fields[$0].state }
        }
        #expect(Set(combinations) == Set(all))
        #expect(
            Dictionary(grouping: combinations) { $0 }.values
                .allSatisfy { $0.count == representatives }
        )
    }

    @Test
    func `has samples with a value for every field, which differ in each field`() {
        let (first, second) = (SessionObject.numbered(1), SessionObject.numbered(2))
        for field in DeclaredField.allCases {
            #expect(SessionObject.documented[field].state == .value)
            #expect(first[field].state == .value)
            #expect(first[field] != second[field])
        }
        let own = FixedPlan.Representative.all.map(\.session)
        #expect(
            own.allSatisfy { session in
                DeclaredField.allCases.allSatisfy { session[$0].state == .value }
            }
        )
    }

    @Test
    func `has timestamps of every dialect, each listed under its own`() {
        for (dialect, texts) in TimestampText.byDialect {
            for text in texts { #expect(Timestamp(text).dialect == dialect, "\(text)") }
        }
        let listed = TimestampText.byDialect.map(\.dialect)
        #expect(Set(listed) == Set(Timestamp.Dialect.allCases))
    }
}

import SessionContract
import SessionModel
import Testing

@testable import SessionConformance

@Suite
struct `The fixed plan` {
    private func verdict(_ payload: [UInt8]) -> PayloadVerdict {
        unsafe PayloadVerdict(on: payload.span.bytes)
    }

    @Test
    func `no two cases share a name`() {
        let ids = ConformancePhase.allCases.flatMap { FixedPlan.cases(of: $0).map(\.id) }
        let repeated = Dictionary(grouping: ids) { $0 }.filter { $0.value.count > 1 }.keys
        #expect(repeated.isEmpty)
        #expect(ids.count > 1500)
    }

    @Test(arguments: [ConformancePhase.presence, .timestamps, .spellings])
    func `every payload that must be preserved conforms`(phase: ConformancePhase) {
        for planned in FixedPlan.cases(of: phase) {
            #expect(verdict(planned.payload).kind == .conforms, "\(planned.id)")
        }
    }

    @Test
    func `every violation breaks the contract`() {
        for planned in FixedPlan.cases(of: .violations) {
            #expect(verdict(planned.payload).kind == .violates, "\(planned.id)")
        }
    }

    @Test
    func `every fault breaks the one rule it is labelled with`() {
        for session in [SessionObject(id: 0), .documented] {
            for fault in PayloadFault.all {
                let verdict = verdict(fault.payload(from: PayloadDraft(session)))
                #expect(verdict.rules == [fault.rule], "\(fault.id)")
            }
        }
    }

    @Test
    func `every probe asks the one question it is labelled with`() {
        for session in [SessionObject(id: 0), .documented] {
            for probe in PolicyProbe.all {
                let verdict = verdict(probe.payload(from: PayloadDraft(session)))
                #expect(verdict.kind == .implementationDefined, "\(probe.id)")
                #expect(verdict.questions == [probe.question], "\(probe.id)")
            }
        }
    }

    @Test
    func `every combination of states is there with each representative`() {
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
    func `the samples have a value for every field and differ in each`() {
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
    func `every text has the dialect it is listed under, and no dialect is missing`() {
        for (dialect, texts) in TimestampText.byDialect {
            for text in texts { #expect(Timestamp(text).dialect == dialect, "\(text)") }
        }
        let listed = TimestampText.byDialect.map(\.dialect)
        #expect(Set(listed) == Set(Timestamp.Dialect.allCases))
    }
}

import SessionContract
import Testing

@testable import StandInAPI

@Suite
struct `The table of faults` {
    @Test(arguments: StandInFault.allCases)
    func `describes each fault in one sentence`(fault: StandInFault) {
        let summary = fault.summary
        #expect(summary.hasSuffix("."))
        #expect(summary.count <= 120)
        #expect(fault.rawValue.allSatisfy { "abcdefghijklmnopqrstuvwxyz0123456789-".contains($0) })
        #expect((fault.rule == nil) == (fault.brokenRule == nil))
    }

    @Test
    func `names each fault once, and finds it by its name`() {
        let names = StandInFault.allCases.map(\.rawValue)
        #expect(Set(names).count == names.count)
        #expect(names.map(StandInFault.init(rawValue:)) == StandInFault.allCases)
        #expect(StandInFault(rawValue: "timestamp") == nil)
    }

    @Test
    func `has a fault for every rule that a response can break`() {
        let groups = ["json", "envelope", "contract", "timestamp", "link", "live"]
        let wanted = Rule.allCases.filter { groups.contains($0.group) }
        #expect(Set(wanted) == Set(StandInFault.allCases.compactMap(\.brokenRule)))
    }

    @Test
    func `has a rule for each fault, and none for a variation`() {
        #expect(StandInFault.faults.allSatisfy { $0.rule != nil })
        #expect(StandInFault.variations.allSatisfy { $0.rule == nil })
        #expect(StandInFault.faults.count >= 110)
    }

    @Test
    func `rejects faults that would hide each other`() throws {
        #expect(
            !StandInFault.session(.sessionIDNull).isCompatible(with: .session(.sessionIDAbsent))
        )
        #expect(!StandInFault.answer(.unauthorized).isCompatible(with: .session(.linkHTTP)))
        #expect(!StandInFault.session(.linkHTTP).isCompatible(with: .answer(.unauthorized)))
        #expect(!StandInFault.answer(.envelopeNull).isCompatible(with: .session(.sessionIDNull)))
        #expect(
            !StandInFault.answer(.closesAtOnce).isCompatible(with: .variation(.rateLimitedOnce))
        )
        #expect(!StandInFault.message(.bodyShort).isCompatible(with: .session(.linkHTTP)))
        #expect(
            !StandInFault.answer(.neverAnswers).isCompatible(with: .variation(.rateLimitedOnce))
        )
        #expect(!StandInFault.answer(.pagingType).isCompatible(with: .answer(.duplicateSession)))
        #expect(!StandInFault.answer(.emptyList).isCompatible(with: .session(.sessionIDNull)))
        #expect(
            !StandInFault.session(.sessionIDNull).isCompatible(with: .session(.linkSessionID))
        )
        #expect(StandInFault.session(.sessionIDNull).isCompatible(with: .session(.linkHTTP)))
        #expect(StandInFault.answer(.contentTypeHTML).isCompatible(with: .answer(.errorBody)))
        #expect(
            StandInFault.variation(.rateLimitedOnce).isCompatible(
                with: .variation(.serverErrorOnce)
            )
        )
        #expect(StandInFault.answer(.forbidden).isCompatible(with: .variation(.serverErrorOnce)))
        for (index, first) in StandInFault.allCases.enumerated() {
            for second in StandInFault.allCases[..<index] {
                #expect(first.isCompatible(with: second) == second.isCompatible(with: first))
            }
        }
        #expect(
            throws: StandInError.rivalFaults(
                .session(.sessionIDNull),
                .session(.sessionIDString)
            )
        ) {
            try StandInServer(
                configuration: .init(faults: [
                    .session(.sessionIDNull), .session(.linkHTTP), .session(.sessionIDString),
                ])
            )
        }
    }

    @Test
    func `allows faults of different keys together`() throws {
        let server = try StandInServer.running(
            .session(.sessionIDString),
            .session(.linkHTTP),
            .session(.timestampRuby),
            .variation(.slow)
        )
        defer { server.stop() }
        let response = try server.response(to: "/api/v2/sessions?page[size]=4")
        let rules = try `A fault of a payload`.rules(in: response)
        #expect(rules == [.contractType, .linkForm, .timestampUndocumentedForm])
    }
}

import SessionContract
import Testing

@testable import StandInAPI

@Suite
struct `The table of faults` {
    @Test(arguments: StandInFault.allCases)
    func `describes each fault in one sentence`(fault: StandInFault) throws {
        let summary = try #require(StandInFault.table[fault]).summary
        #expect(summary.hasSuffix("."))
        #expect(summary.count <= 120)
        #expect(fault.rawValue.allSatisfy { "abcdefghijklmnopqrstuvwxyz8-".contains($0) })
        #expect((fault.rule == nil) == (fault.brokenRule == nil))
    }

    @Test
    func `has a fault for every rule that an answer can break`() {
        let groups = ["json", "envelope", "contract", "timestamp", "link", "live"]
        let wanted = Rule.allCases.filter { groups.contains($0.group) }
        #expect(Set(wanted) == Set(StandInFault.allCases.compactMap(\.brokenRule)))
    }

    @Test
    func `has faults that a good client survives`() {
        let survivable = StandInFault.allCases.filter { $0.rule == nil }
        #expect(survivable == [.rateLimitedOnce, .serverErrorOnce, .slow])
    }

    @Test
    func `keeps faults apart that would hide each other`() throws {
        #expect(!StandInFault.sessionIDNull.isCompatible(with: .sessionIDAbsent))
        #expect(!StandInFault.unauthorized.isCompatible(with: .linkHTTP))
        #expect(!StandInFault.linkHTTP.isCompatible(with: .unauthorized))
        #expect(!StandInFault.envelopeNull.isCompatible(with: .sessionIDNull))
        #expect(!StandInFault.closesAtOnce.isCompatible(with: .rateLimitedOnce))
        #expect(StandInFault.sessionIDNull.isCompatible(with: .linkHTTP))
        #expect(StandInFault.rateLimitedOnce.isCompatible(with: .serverErrorOnce))
        #expect(StandInFault.forbidden.isCompatible(with: .serverErrorOnce))
        for first in StandInFault.allCases {
            for second in StandInFault.allCases {
                #expect(first.isCompatible(with: second) == second.isCompatible(with: first))
            }
        }
        #expect(throws: StandInError.conflictingFaults(.sessionIDNull, .sessionIDString)) {
            try StandInServer(
                configuration: .init(faults: [.sessionIDNull, .linkHTTP, .sessionIDString])
            )
        }
    }

    @Test
    func `lets faults of different keys act together`() throws {
        let server = try StandInServer.running(.sessionIDString, .linkHTTP, .timestampRuby, .slow)
        defer { server.stop() }
        let response = try server.response(to: "/api/v2/sessions?page[size]=4")
        let rules = try `A fault of a payload`.rules(in: response)
        #expect(rules == [.contractType, .linkForm, .timestampUndocumentedForm])
    }
}

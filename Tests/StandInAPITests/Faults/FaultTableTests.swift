import SessionContract
import Testing

@testable import StandInAPI

@Suite
struct `The table of faults` {
    @Test(arguments: Fault.allCases)
    func `describes each fault in one sentence`(fault: Fault) throws {
        let summary = try #require(Fault.table[fault]).summary
        #expect(summary.hasSuffix("."))
        #expect(summary.count <= 120)
        #expect(fault.rawValue.allSatisfy { "abcdefghijklmnopqrstuvwxyz8-".contains($0) })
        #expect(fault.rule.map { Rule(rawValue: $0) != nil } != false)
    }

    @Test
    func `has a fault for every rule that an answer can break`() {
        let groups = ["json", "envelope", "contract", "timestamp", "link", "live"]
        let wanted = Rule.allCases.map(\.rawValue).filter { rule in
            groups.contains { rule.hasPrefix("\($0)/") }
        }
        #expect(Set(wanted) == Set(Fault.allCases.compactMap(\.rule)))
    }

    @Test
    func `has faults that a good client survives`() {
        let survivable = Fault.allCases.filter { $0.rule == nil }
        #expect(survivable == [.rateLimitedOnce, .serverErrorOnce, .slow])
    }

    @Test
    func `keeps faults apart that would hide each other`() throws {
        #expect(!Fault.sessionIDNull.isCompatible(with: .sessionIDAbsent))
        #expect(!Fault.unauthorized.isCompatible(with: .linkHTTP))
        #expect(!Fault.linkHTTP.isCompatible(with: .unauthorized))
        #expect(!Fault.envelopeNull.isCompatible(with: .sessionIDNull))
        #expect(!Fault.closesAtOnce.isCompatible(with: .rateLimitedOnce))
        #expect(Fault.sessionIDNull.isCompatible(with: .linkHTTP))
        #expect(Fault.rateLimitedOnce.isCompatible(with: .serverErrorOnce))
        #expect(Fault.forbidden.isCompatible(with: .serverErrorOnce))
        for first in Fault.allCases {
            for second in Fault.allCases {
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
        #expect(rules == ["contract/type", "link/form", "timestamp/undocumented-form"])
    }
}

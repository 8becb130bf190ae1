import LiveAPI
import TestEffort
import Testing

@testable import StandInAPI

/// Whether a server with a fault shows it to a run, or refuses to start with the reason.
///
/// Two pages are enough for every fault.
@Suite(.timeLimit(.minutes(10)))
struct `An injected fault` {
    @Test(arguments: TestEffort.sample(of: StandInFault.allCases, every: 6), [1, 101])
    func `is found, or refused with its reason`(fault: StandInFault, sessions: Int) async throws {
        guard sessions >= fault.need.sessions else {
            #expect(sessions == 1, "enough for two pages, so for every fault")
            #expect(throws: StandInError.unmetNeed(of: fault, sessions: sessions)) {
                try StandInServer(configuration: .init(sessions: sessions, faults: [fault]))
            }
            return
        }
        let run = try await StandInRun.seeing([fault], sessions: sessions)
        #expect(run.shows(fault), "\(run.rules)")
        #expect(run.liveRules.isSubset(of: fault.rule.map { [$0] } ?? []), "\(run.liveRules)")
        if fault.rule == nil { #expect(run.rules == [], "a variation is not a fault") }
    }

    @Test(
        arguments: TestEffort.sample(of: StandInFault.allCases, every: 3)
            .filter { !$0.isOfMessages },
        [0, 2]
    )
    func `is found at the edges of what it needs`(fault: StandInFault, sessions: Int) async throws {
        guard sessions >= fault.need.sessions else { return }
        let run = try await StandInRun.seeing([fault], sessions: sessions)
        #expect(run.shows(fault), "\(run.rules)")
        // Without sessions, the list is also empty.
        let others: Set<String> = sessions == 0 ? ["live/empty"] : []
        #expect(run.liveRules.isSubset(of: others.union(fault.rule.map { [$0] } ?? [])))
    }

    @Test(arguments: TestEffort.sample(of: StandInFault.representatives, every: 3))
    func `is found together with each fault that is accepted next to it`(fault: StandInFault)
        async throws
    {
        let others = TestEffort.sample(of: StandInFault.representatives, every: 3)
        for other in others {
            guard fault.isCompatible(with: other), fault.rawValue < other.rawValue else { continue }
            let run = try await StandInRun.seeing([fault, other], sessions: 8)
            #expect(run.shows(fault), "\(fault.rawValue), with \(other.rawValue): \(run.rules)")
            #expect(run.shows(other), "\(other.rawValue), with \(fault.rawValue): \(run.rules)")
        }
    }

    @Test(arguments: TestEffort.sample(of: StandInFault.allCases, every: 4))
    func `is found together with a payload, or refused`(fault: StandInFault) async throws {
        let payload = ServedPayload(Array(#"{"id":"1"}"#.utf8), as: .session)
        guard FaultPlan([fault], for: .payloads).problems.isEmpty else {
            var configuration = StandInConfiguration(faults: [fault])
            configuration.payloads = [payload]
            #expect(throws: StandInError.faultOfPayloads(fault)) {
                try StandInServer(configuration: configuration)
            }
            return
        }
        let sessions = max(2, fault.need.sessions)
        let run = try await StandInRun.seeing([fault], sessions: sessions, payloads: [payload])
        #expect(run.shows(fault), "\(run.rules)")
        #expect(run.rules.contains("contract/type"), "the payload is hidden")
    }
}

extension StandInFault {
    /// Whether it changes responses whatever they contain.
    fileprivate var isOfMessages: Bool {
        switch self {
        case .message, .coding, .status: true
        default: false
        }
    }

    /// One fault and one variation of those that need and hide the same parts.
    fileprivate static let representatives: [StandInFault] = {
        var parts: Set<[Int]> = []
        return StandInFault.allCases.filter { fault in
            let (details, kind) = (fault.details, fault.rule == nil ? 1 : 0)
            return parts.insert([kind, details.parts.rawValue, details.hidden.rawValue]).inserted
        }
    }()
}

import LiveAPI
import Testing

@testable import StandInAPI

/// Whether a server with a fault shows it to a run, or refuses to start with the reason.
///
/// Serialized, because dozens of concurrent runs wait for each other longer than all of them
/// take one after another.
@Suite(.serialized, .timeLimit(.minutes(5)))
struct `An injected fault` {
    /// The names of faults and variations for which `live` does not report the right rule yet.
    static let awaitingLive: Set<String> = [
        "paging-no-has-more", "next-link-resource", "next-link-cursor", "paging-endless",
        "error-beside-sessions", "errors-beside-sessions", "coding-br", "coding-zstd",
        "coding-deflate", "coding-unknown", "gzip-twice", "gzip-bomb", "gzip-cut-at-end",
        "gzip-cut", "cut-after-status-line", "cut-in-header", "resets-in-header", "header-long",
        "header-many", "header-endless", "interim-endless", "length-negative", "length-invalid",
        "length-overflow", "length-and-chunked", "chunk-extension-endless", "trailer-endless",
        "resets-in-body", "reason-latin-1", "header-latin-1", "header-spaces", "trailers",
        "gzip-two-members", "empty-pages", "body-short-once",
    ]

    static let injected = StandInFault.allCases.filter { !awaitingLive.contains($0.rawValue) }

    @Test
    func `has a name that exists`() {
        #expect(Self.awaitingLive.isSubset(of: StandInFault.allCases.map(\.rawValue)))
    }

    @Test(arguments: injected, [1, 30, 250])
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

    @Test(arguments: injected, [0, 2, 3, 8, 100, 101])
    func `is found at the edges of what it needs`(fault: StandInFault, sessions: Int) async throws {
        guard sessions >= fault.need.sessions else { return }
        let run = try await StandInRun.seeing([fault], sessions: sessions)
        #expect(run.shows(fault), "\(run.rules)")
        // Without sessions, the list is also empty.
        let others: Set<String> = sessions == 0 ? ["live/empty"] : []
        #expect(run.liveRules.isSubset(of: others.union(fault.rule.map { [$0] } ?? [])))
    }

    @Test(arguments: StandInFault.representatives)
    func `is found together with each fault that is accepted next to it`(fault: StandInFault)
        async throws
    {
        for other in StandInFault.representatives where other != fault {
            guard fault.isCompatible(with: other), fault.rawValue < other.rawValue else { continue }
            let run = try await StandInRun.seeing([fault, other], sessions: 8)
            #expect(run.shows(fault), "\(fault.rawValue), with \(other.rawValue): \(run.rules)")
            #expect(run.shows(other), "\(other.rawValue), with \(fault.rawValue): \(run.rules)")
        }
    }

    @Test(arguments: injected)
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
        let run = try await StandInRun.seeing([fault], sessions: 250, payloads: [payload])
        #expect(run.shows(fault), "\(run.rules)")
        #expect(run.rules.contains("contract/type"), "the payload is hidden")
    }
}

extension StandInFault {
    /// One fault and one variation of those that need and hide the same parts.
    fileprivate static let representatives: [StandInFault] = {
        var parts: Set<[Int]> = []
        return `An injected fault`.injected.filter { fault in
            let (details, kind) = (fault.details, fault.rule == nil ? 1 : 0)
            return parts.insert([kind, details.parts.rawValue, details.hidden.rawValue]).inserted
        }
    }()
}

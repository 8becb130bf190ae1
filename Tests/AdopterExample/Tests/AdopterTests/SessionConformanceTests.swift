import Adopter
import ConformanceTesting
import SessionConformance
import Testing

@Test(arguments: ConformancePhase.allCases)
func `our session keeps the contract`(phase: ConformancePhase) async {
    let testee = ClosureTestee("Session", decode: { try Session(strict: $0) }, encode: \.json)
    await expectConformance(of: testee, in: phase)
}

/// The folder `Payloads` beside this file has sessions, a response of the API, and a case for a
/// defect that is fixed.
@Test
func `our session keeps our own payloads`() async {
    let testee = ClosureTestee("Session", decode: { try Session(strict: $0) }, encode: \.json)
    await expectConformance(of: testee, in: .corpus, corpus: .folder("Payloads"))
}

/// Through Foundation's coders, the same type preserves what it accepts, but accepts some payloads
/// that break the contract.
@Test(arguments: ConformancePhase.allCases)
func `our session through Codable has only the issues that we know`(phase: ConformancePhase) async {
    await withKnownIssue(isIntermittent: true) {
        await expectConformance(of: CodableTestee(Session.self), in: phase)
    } matching: { issue in
        "\(issue)".contains("roundtrip/accepted")
    }
}

/// What the compiler synthesizes for optionals leaves out null.
private struct ShortSession: Codable {
    var id: Int
    var authenticatedAt: String?
    var lastSeenAt: String?
    var url: String?
    var userID: Int?

    private enum CodingKeys: String, CodingKey {
        case id
        case authenticatedAt = "authenticated_at"
        case lastSeenAt = "last_seen_at"
        case url
        case userID = "user_id"
    }
}

@Test
func `our short session deviates only as we accept`() async {
    let testee = CodableTestee(ShortSession.self)
    let phase = ConformancePhase.presence
    await expectConformance(of: testee, in: phase, baseline: .file("session-baseline.json"))
}

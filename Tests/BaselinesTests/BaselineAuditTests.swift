import Baselines
import JSONFiles
import SessionContract
import Testing

@Suite
struct `The audit of a baseline` {
    @Test
    func `puts each entry in one place`() throws {
        let day = try `A baseline`.day("2026-03-02")
        var exceeded = try `A baseline`.entry(.contractType, "/exceeded")
        exceeded.most = 2
        var enough = try `A baseline`.entry(.contractType, "/enough")
        enough.most = 3
        let entries = [
            exceeded, enough,
            try `A baseline`.entry(.contractNull, "/stale"),
            try `A baseline`.entry(.contractNull, "/expired", expires: "2026-03-01"),
            try `A baseline`.entry(.contractNull, "/last", expires: "2026-03-02"),
            try `A baseline`.entry(.contractNull, "/unobserved"),
        ]
        func entry(_ pointer: String) -> BaselineEntry? { entries.first { $0.pointer == pointer } }
        let audit = BaselineAudit(
            Baseline(entries),
            on: day,
            counts: [exceeded.id: 3, enough.id: 3, entries[3].id: 1, entries[4].id: 1],
            wasChecked: { $0.pointer != "/unobserved" }
        )
        #expect(audit.used.map(\.pointer) == ["/exceeded", "/enough", "/last"])
        #expect(audit.exceeded.map(\.entry.pointer) == ["/exceeded"])
        #expect(audit.stale.map(\.pointer) == ["/stale"])
        #expect(audit.expired.map(\.pointer) == ["/expired"])
        #expect(audit.unobserved.map(\.pointer) == ["/unobserved"])
        let findings = audit.findings(in: "baseline.json")
        #expect(
            findings.map(\.rule) == [.baselineStale, .baselineExpired, .baselineExceeded]
        )
        #expect(Set(findings.map(\.group)).count == 3)
        #expect(findings.allSatisfy { $0.place.source == "baseline.json" })
    }

    @Test
    func `has a row for each entry`() throws {
        let entries = try ["/a", "/b", "/c"].map { try `A baseline`.entry(.contractNull, $0) }
        let audit = BaselineAudit(
            Baseline(entries),
            on: try `A baseline`.day("2026-03-02"),
            counts: [:],
            wasChecked: { _ in true }
        )
        #expect(Set(audit.findings(in: "x").map(\.group.fingerprint)).count == 3)
    }
}

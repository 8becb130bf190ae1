import SessionConformance
import Testing

struct ConformanceRunTests {
    /// The model as a plain Codable type has it: two states where the field has three.
    struct PlainSession: Codable {
        var id: Int
        var authenticatedAt: String?
        var lastSeenAt: String?
        var url: String?
        var userID: Int?

        enum CodingKeys: String, CodingKey {
            case id
            case authenticatedAt = "authenticated_at"
            case lastSeenAt = "last_seen_at"
            case url
            case userID = "user_id"
        }
    }

    @Test func `the model of this package keeps the contract`() async {
        let result = await ConformanceRun(SessionObjectTestee()).run()
        #expect(result.findings.map(\.description) == [])
        #expect(result.totalCases > 3000)
        #expect(result.presenceCoverage == 81)
        #expect(result.dialectCoverage == result.dialectCount)
    }

    @Test func `a plain Codable type fails as it is known to`() async {
        let result = await ConformanceRun(CodableTestee(PlainSession.self)).run()
        var seen: [String: String] = [:]
        for finding in result.findings {
            seen["\(finding.rule) \(finding.pointer) \(finding.kind)"] = finding.payloadText
        }
        #expect(
            seen == [
                "roundtrip/null-lost /authenticated_at absent":
                    #"{"id":0,"authenticated_at":null}"#,
                "roundtrip/null-lost /last_seen_at absent": #"{"id":0,"last_seen_at":null}"#,
                "roundtrip/null-lost /url absent": #"{"id":0,"url":null}"#,
                "roundtrip/null-lost /user_id absent": #"{"id":0,"user_id":null}"#,
                // Foundation reads a number through a double where it has a fraction part.
                "roundtrip/accepted /id fraction": #"{"id":2.9999999999999999}"#,
                "roundtrip/accepted /user_id fraction": #"{"id":0,"user_id":2.9999999999999999}"#,
                "roundtrip/accepted  trailing comma": #"{"id":0,}"#,
                // UTF-16 and UTF-32, marked and unmarked.
                "roundtrip/accepted  expected value":
                    #"\x00{\x00"\x00i\x00d\x00"\x00:\x000\x00}"#,
                "roundtrip/accepted  expected key":
                    #"{\x00"\x00i\x00d\x00"\x00:\x000\x00}\x00"#,
                "roundtrip/accepted  not UTF-8":
                    #"\xff\xfe{\x00"\x00i\x00d\x00"\x00:\x000\x00}\x00"#,
            ]
        )
        let policies = Dictionary(
            result.policies.map { ($0.policy, $0.answer) },
            uniquingKeysWith: { first, _ in first }
        )
        #expect(policies["duplicate-key"] == "first")
        #expect(policies["int-range"] == "int64")
        #expect(policies["byte-order-mark"] == "accept")
        #expect(policies["timestamps"] == "string")
    }
}

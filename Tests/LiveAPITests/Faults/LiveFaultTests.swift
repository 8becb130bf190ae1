import SessionContract
import Testing

@testable import LiveAPI

@Suite
struct `The message about a fault of an exchange` {
    @Test
    func `exists for every rule about exchanges`() {
        let rules = Set(Rule.allCases.filter { $0.group == "live" })
        #expect(Set(LiveFault.allFaults.map(\.rule)) == rules.union([.envelopePaging]))
    }

    @Test(arguments: LiveFault.allFaults)
    func `has every part in its form`(fault: LiveFault) {
        let words = fault.wording
        for phrase in [words.message, words.observed, words.expected] {
            #expect(phrase.count > 2 && phrase.last != ".", "\(phrase)")
        }
        #expect(words.message.contains(" "), "\(words.message)")
        #expect(words.fix.last == "." && words.fix.first?.isUppercase == true, "\(words.fix)")
        #expect(!words.kind.isEmpty && !words.kind.contains(" "), "\(words.kind)")
        // A payload cannot show a fault of an exchange, so no report may claim it.
        #expect(words.example == nil)
        for text in [words.message, words.observed, words.expected, words.fix] {
            #expect(text.utf8.allSatisfy { 0x20..<0x7F ~= $0 }, "\(text)")
            #expect(!text.contains("  ") && !text.contains("`"), "\(text)")
            #expect(text.count <= 140, "\(text)")
        }
    }

    @Test
    func `has the kinds that reports have always used`() {
        var kinds: [Rule: Set<String>] = [:]
        for fault in LiveFault.allFaults {
            kinds[fault.rule, default: []].insert(fault.wording.kind)
        }
        #expect(kinds == Self.kinds)
    }

    private static let kinds: [Rule: Set<String>] = [
        .liveContentType: ["absent", "other-type"], .liveBody: ["cut", "encoding"],
        .liveErrorBody: ["error-object"], .liveRedirect: ["redirect", "next-link"],
        .livePagingLoop: ["no-new-session", "repetition"],
        .envelopePaging: [
            "other-paging", "no-has-more", "other-resource", "other-cursor", "unusable-cursor",
        ],
        .liveDuplicateSession: ["same-page", "two-pages"],
        .liveLinkBroken: ["other-path", "404", "other-session"], .liveEmpty: ["empty"],
        .liveAuth: ["418"], .liveRateLimited: ["418"], .liveStatus: ["418"],
        .liveTimeout: ["silence"],
        .liveIncomplete: [
            "pages", "empty-pages", "links", "comparison", "foreign-link", "body", "coding",
            "header", "max-time",
        ],
        .liveUnreachable: [
            "unknown-host", "refused", "lost", "TLS", "not-HTTP", "proxy", "failed",
        ],
    ]

    @Test
    func `quotes a server without control characters, up to a limit`() {
        let text = ServerText(
            "a\u{1B}[31m\r\né" + String(repeating: "x", count: 99),
            hiding: SecretFilter()
        )
        #expect(text.text.hasPrefix("a?[31m???xxx"))
        #expect(text.text.count == 83)
        #expect(text.text.hasSuffix("x..."))
    }
}

import Reports
import SessionContract
import StrictJSON

/// Reports whose texts from outside try to break the syntax of a format.
enum HostileReport {
    /// Texts that mean something in a format, or that a reader may not accept.
    static let texts = [
        "\u{0}\u{1}\u{8}\t\u{B}\u{1B}[31m\u{7F}\u{9B}", "]]><script>alert(1)</script>",
        "a|b||c\\|d",
        "`code` ```fence``` ~~~", "%0A%0D%25", "\r\n::error file=x::injected", "##[error]x",
        "::error::x", " \u{A0}::add-mask::e\n::stop-commands::t", "a ::b::c ##vso[d]",
        "\u{FFFD}\u{FFFE}\u{FFFF}", "\u{202E}\u{2066}\u{200F}gnirts", "</script></testcase>",
        "@octocat #1 GH-2 a/b#3 !4", "![i](https://a.example/i.png) [x](javascript:y)",
        "<!-- --> <?xml?> &amp; &#0;", "\u{2028}\u{2029}\u{85}", "'\"",
        "{0} {{1}} ${{ secrets.X }}",
        "www.example.com https://example.com/?a=b&c=d ann@example.com", "- # > 1. +", "",
    ]

    /// A text that is longer than any reader expects.
    private static let long = String(repeating: "k", count: 1 << 17)

    /// Returns a report with this text in every place that comes from outside.
    static func report(_ text: String, suppressed: Bool = false) -> Report {
        var ledger = Ledger()
        let kinds: [(Rule, String)] = [
            (.contractNull, "a"), (.timestampMalformed, "b"), (.contractAbsent, "c"),
            (.liveAuth, "d"),
        ]
        for (rule, kind) in kinds {
            let finding = Finding(
                rule,
                Wording(
                    message: "message \(text)",
                    kind: kind,
                    observed: "observed \(text)",
                    expected: "expected \(text)",
                    fix: "fix \(text)",
                    example: text
                ),
                at: Finding.Place(
                    source: "\(text).json",
                    pointer: JSONPointer([.key(text), .key("id")]),
                    position: TextPosition(offset: 3, line: 2, column: 4)
                ),
                excerpt: text,
                reproduction: Finding.Reproduction(
                    original: text,
                    shrinks: 1,
                    token: text,
                    word: text,
                    likelihood: .broken,
                    phase: "random"
                )
            )
            ledger.add(
                finding,
                suppressedBy: suppressed ? Suppression(text, explanation: text) : nil
            )
        }
        return ReportsTests.report(of: ledger) { run in
            run.target = text
            run.failures = [text]
            run.remarks = [text]
            run.samples = [text]
            run.testeeCommand = [text]
            run.checked.skipped[text] = 1
            run.units = [RunUnit("\(text).json", .file, asked: 1), RunUnit(text, .file)]
            run.units[0].findings[.contractNull] = 1
        }
    }

    /// Reports with each of the texts, counted and suppressed.
    static var all: [Report] {
        texts.flatMap { text in [report(text), report(text, suppressed: true)] } + [report(long)]
    }

    /// The style that shows as much as a report can show.
    static let style = ReportStyle(detail: .reasons, showsValues: true)
}

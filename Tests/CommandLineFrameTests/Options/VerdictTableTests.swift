import CapturedRuns
import SessionContract
import TestEffort
import Testing

@testable import CommandLineFrame

/// Totals, rows and exit codes of `check` for single options and pairs of them, compared with what
/// the definitions of the options give for the list of all findings.
@Suite
struct `The verdict of check` {
    /// The files of an input, and everything that there is to find in them.
    private struct Prepared {
        let folder: TemporaryFolder
        let arguments: [String]
        let whole: CheckedReport
        let basis: ExpectedVerdict.Basis

        init(_ input: VerdictInput) async throws {
            folder = try TemporaryFolder()
            arguments = ["check", "--format=json"] + (try input.write(to: folder))
            let run = await CapturedRun(
                arguments: arguments + ["--every-finding", "--max-findings=1000000", "--jobs=1"]
            )
            whole = try CheckedReport(run)
            #expect(whole.listed == whole.findings.count)
            let skipped = whole.checked.skipped.values.reduce(0, +)
            basis = ExpectedVerdict.Basis(
                findings: Self.inOrderOfAppearance(whole.findings, input.files.map(\.name)),
                answers: whole.checked.answers,
                unjudged: whole.checked.unjudged.values.reduce(0, +),
                hasFailed: input.missing != nil || skipped > 0 && whole.checked.answers == skipped
            )
        }

        /// Sorts findings by place, then by rule and pointer.
        private static func inOrderOfAppearance(
            _ findings: [ListedFinding],
            _ files: [String]
        ) -> [ListedFinding] {
            let rules = Rule.allCases.map(\.id)
            let keys = findings.map { finding in
                let path = finding.source.split(separator: "#").first ?? ""
                let name = path.split(separator: "/").last.map(String.init) ?? ""
                let place = [
                    files.firstIndex(of: name) ?? files.count, finding.entry, finding.offset ?? 0,
                    rules.firstIndex(of: finding.rule) ?? 0,
                ]
                return (place, finding.pointer)
            }
            return findings.indices
                .sorted { first, second in
                    let (a, b) = (keys[first], keys[second])
                    return a.0 == b.0 ? a.1 < b.1 : a.0.lexicographicallyPrecedes(b.0)
                }
                .map { findings[$0] }
        }

        /// Runs with these options, and compares the report with what they must give.
        func check(_ options: [VerdictOption]) async throws {
            let expected = ExpectedVerdict(options, basis)
            let texts = options.map(\.argument)
            let run = await CapturedRun(arguments: arguments + texts)
            let comment = Comment(rawValue: texts.joined(separator: " "))
            #expect(run.code == expected.code, comment)
            guard expected.code != 64, run.code != 64 else { return }
            let report = try CheckedReport(run)
            #expect(report.exit.code == run.code, comment)
            #expect(report.totals == expected.totals, comment)
            #expect(report.rows == expected.rowCount, comment)
            #expect(report.listed == expected.listed.count, comment)
            #expect(report.findings == expected.listed, comment)
            #expect(report.checked.sessions == whole.checked.sessions, comment)
            #expect(report.checked.answers == whole.checked.answers, comment)
            #expect(report.checked.skipped == whole.checked.skipped, comment)
            let unjudged = whole.checked.unjudged.merging(expected.unjudged) { $0 + $1 }
            #expect(report.checked.unjudged == unjudged, comment)
        }
    }

    @Test(
        arguments: TestEffort.sample(
            of: VerdictInput.small + VerdictInput.table.prefix(3),
            every: 5
        )
    )
    func `follows from all findings and from each option`(input: VerdictInput) async throws {
        let prepared = try await Prepared(input)
        try await prepared.check([])
        for option in VerdictOption.table { try await prepared.check([option]) }
    }

    /// The pairs take turns with the inputs, so that there are hundreds of runs, not thousands.
    @Test(arguments: TestEffort.sample(of: VerdictInput.table.indices, every: 9))
    func `follows from all findings and from each pair of options`(index: Int) async throws {
        let prepared = try await Prepared(VerdictInput.table[index])
        let options = VerdictOption.table
        for (first, option) in options.enumerated() {
            for (second, other) in options.enumerated().dropFirst(first + 1)
            where !option.isSameKind(as: other) {
                let turn = (first * 7 + second) % VerdictInput.table.count
                guard index == turn else { continue }
                try await prepared.check([option, other])
            }
        }
    }

    @Test(arguments: TestEffort.sample(of: CheckedRule.broken.map(VerdictInput.init), every: 7))
    func `changes with the severity of the only rule that is broken`(
        input: VerdictInput
    ) async throws {
        let prepared = try await Prepared(input)
        let id = input.testDescription
        #expect(prepared.basis.findings.contains { $0.rule == id })
        for level in ["off", "note", "warning", "error"] {
            try await prepared.check([.rule(id, level), .everyFinding])
        }
        try await prepared.check([.rule(id, "warning"), .only(id), .failOn("warning")])
        try await prepared.check([.rule(id, "off"), .only(id)])
        try await prepared.check([.only(id)])
        try await prepared.check([.skip(id), .failOn("note")])
        try await prepared.check([.only(ListedFinding.group(of: id)), .skip(id)])
    }

    @Test(arguments: [VerdictInput.everyRule, .many])
    func `follows from all findings in long inputs`(input: VerdictInput) async throws {
        let prepared = try await Prepared(input)
        for options: [VerdictOption] in [
            [], [.everyFinding], [.everyFinding, .maxFindings(7)], [.strict, .jobs(4)],
            [.skip("json"), .maxFindings(30)], [.only("contract,link"), .everyFinding],
            [.rule("contract/absent", "error"), .rule("json/syntax", "off")],
        ] {
            try await prepared.check(options)
        }
    }

    @Test
    func `does not depend on the number of threads that read blocks`() async throws {
        let prepared = try await Prepared(.blocks)
        for options: [VerdictOption] in [
            [.everyFinding, .maxFindings(60)], [.rule("json/syntax", "off"), .failOn("note")],
        ] {
            try await prepared.check(options + [.jobs(2)])
        }
    }

    @Test
    func `is known for every rule that can be reported`() {
        #expect(CheckedRule.broken.map(\.rule.id).sorted() == CheckedRule.all.map(\.id).sorted())
    }
}

import CapturedRuns
import CommandLineInterface
import SessionContract
import Testing

@testable import CommandLineFrame

@Suite
struct `The selection of rules` {
    private static func selection(_ arguments: [String]) throws -> RuleSelection {
        var selection = RuleSelection()
        for (option, value) in zip(arguments, arguments.dropFirst()) {
            switch option {
            case "--only": try selection.restrict(to: value)
            case "--skip": try selection.skip(value)
            case "--rule": try selection.override(value)
            default: break
            }
        }
        return selection
    }

    private func options(_ arguments: String...) throws -> Ledger.Options {
        let options = try CheckCommand.options(
            from: arguments + ["file"],
            CommandContext(
                .sessionConformance,
                console: Console(writeOutput: { _ in }, writeError: { _ in }),
                environment: [:]
            )
        )
        return options.verdict.ledger().options
    }

    @Test
    func `keeps every default severity without options`() throws {
        let chosen = try self.options()
        #expect(Rule.allCases.allSatisfy { chosen.severity(of: $0) == $0.defaultSeverity })
        #expect(chosen.rowLimit == 100)
        #expect(chosen.isGrouping)
    }

    @Test
    func `makes undeclared fields errors with --strict`() throws {
        #expect(try self.options("--strict").severity(of: .contractUndeclared) == .error)
        let eased = try self.options("--strict", "--rule=contract/undeclared=warning")
        #expect(eased.severity(of: .contractUndeclared) == .warning)
    }

    @Test
    func `is restricted by --only, except for rules about unjudged runs`() throws {
        let chosen = try self.options("--only", "contract,link/form", "--only=json/depth")
        #expect(chosen.severity(of: .contractNull) == .error)
        #expect(chosen.severity(of: .linkForm) == .warning)
        #expect(chosen.severity(of: .jsonDepth) == .error)
        #expect(chosen.severity(of: .jsonSyntax) == nil)
        #expect(chosen.severity(of: .linkUserID) == nil)
        #expect(chosen.severity(of: .liveAuth) == .inconclusive)
    }

    @Test
    func `is reduced by --skip, for rules about unjudged runs only by id`() throws {
        let chosen = try self.options("--skip", "live,contract/absent", "--skip=live/empty")
        #expect(chosen.severity(of: .contractAbsent) == nil)
        #expect(chosen.severity(of: .contractNull) == .error)
        #expect(chosen.severity(of: .liveBody) == nil)
        #expect(chosen.severity(of: .liveAuth) == .inconclusive)
        #expect(chosen.severity(of: .liveEmpty) == nil)
    }

    @Test(arguments: [
        (["--only", "roundtrip"], RuleSelection.Scope.payloads),
        (["--only", "live"], .payloads),
        (["--only", "live/body"], .payloads),
        (["--only", "live/error-body", "--rule", "live/error-body=off"], .payloads),
        (["--only", "contract", "--skip", "contract"], .payloads),
        (["--only", "link/form", "--rule", "link/form=off"], .answers),
        (["--only", "contract,json"], .models),
        (["--skip", "testee,roundtrip"], .models),
    ])
    func `that leaves nothing to check is rejected`(
        arguments: [String],
        scope: RuleSelection.Scope
    ) throws {
        #expect(try Self.selection(arguments).problem(in: scope) != nil)
    }

    @Test(arguments: [
        ([], RuleSelection.Scope.payloads),
        (["--only", "live"], .answers),
        (["--only", "live/auth"], .answers),
        (["--only", "live/error-body"], .payloads),
        (["--only", "live", "--rule", "live/content-type=note"], .payloads),
        (["--only", "contract", "--skip", "contract", "--rule", "link/form=note"], .payloads),
        (["--only", "roundtrip/rejected"], .models),
        (["--skip", "roundtrip"], .models),
    ])
    func `that leaves something to check is accepted`(
        arguments: [String],
        scope: RuleSelection.Scope
    ) throws {
        #expect(try Self.selection(arguments).problem(in: scope) == nil)
    }

    @Test(arguments: [
        ["check", "--only", "roundtrip", "-"], ["live", "--skip", "contract", "--only=contract"],
    ])
    func `that leaves nothing to check is a usage error`(
        arguments: [String]
    ) async {
        let run = await CapturedRun(arguments: arguments)
        #expect(run.code == 64)
        #expect(run.error.contains("no rule is left to check; this command checks the groups "))
    }

    @Test
    func `gives --rule precedence`() throws {
        let chosen = try self.options(
            "--only=contract",
            "--rule=timestamp/order=error",
            "--rule=contract/null=off",
            "--max-findings=7",
            "--every-finding"
        )
        #expect(chosen.severity(of: .timestampOrder) == .error)
        #expect(chosen.severity(of: .contractNull) == nil)
        #expect(chosen.rowLimit == 7)
        #expect(!chosen.isGrouping)
    }

    @Test(arguments: [
        ("--rule=contract/nul=error", "did you mean 'contract/null'?"),
        ("--rule=contract/null", "a rule id and a severity"),
        ("--rule=contract/null=fatal", "one of error, warning, note, off"),
        ("--rule=contract/null=inconclusive", "one of error, warning, note, off"),
        ("--only=contrct", "did you mean 'contract'?"),
        ("--only=", "groups: json, envelope, contract"),
        ("--skip=json,nonsense", "groups: json, envelope, contract"),
        ("--fail-on=fatal", "one of error, warning, note"),
        ("--format=xml", "one of human, json, ndjson"),
        ("--format=jsno=a.json", "did you mean 'json'?"),
        ("--format=json=", "a path after 'json='"),
        ("--max-findings=0", "a whole number from 1 to 1000000"),
    ])
    func `rejects unknown values`(argument: String, message: String) {
        let error = #expect(throws: UsageError.self) { try self.options(argument) }
        #expect(error?.problems.first?.message.contains(message) == true)
    }

    @Test(arguments: [
        (["--format=json", "--format=human"], "only one --format can write to standard output"),
        (["--format=json=a", "--format=human=a"], "two --format options write to the same file"),
        (["--quiet", "--verbose"], "--quiet and --verbose cannot be used together"),
        (["-", "-"], "standard input can be read only once"),
    ])
    func `rejects options that conflict`(arguments: [String], message: String) async {
        let run = await CapturedRun("check", arguments[0], arguments[1], "file")
        #expect(run.code == 64)
        #expect(run.error.contains(message))
    }
}

import CapturedRuns
import Reports
import StrictJSON
import Testing

@testable import CommandLineFrame

@Suite
struct `The command schema` {
    @Test(arguments: [
        ("report", "session-report/1"), ("baseline", "session-baseline/1"),
        ("config", "session-config/1"), ("census", "session-census/1"),
    ])
    func `prints a JSON Schema`(name: String, format: String) async throws {
        let run = await CapturedRun("schema", name)
        #expect(run.code == 0)
        let root = try JSONDocument(parsing: run.output).root
        #expect(root["$schema"]?.string == "https://json-schema.org/draft/2020-12/schema")
        #expect(root["title"]?.string?.string == format)
    }

    @Test(arguments: [
        ([], "missing argument: expected report, baseline, census, config or matrix"),
        (["reprt"], "unknown schema 'reprt'; did you mean 'report'?"),
        (["x"], "unknown schema 'x': expected report, baseline, census, config or matrix"),
    ])
    func `refuses a name without a schema`(names: [String], error: String) async {
        let run = await CapturedRun(arguments: ["schema"] + names)
        #expect(run.code == 64)
        #expect(run.error.contains(error))
    }
}

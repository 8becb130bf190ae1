import CapturedRuns
import CommandLineInterface
import Foundation
import JSONFiles
import Testing

@testable import CommandLineFrame

@Suite
struct `A configuration` {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder(["a.json": #"{"id":1}"#])
    }

    private func check(_ configuration: String, _ more: String...) async throws -> CapturedRun {
        try Data(configuration.utf8).write(to: folder.url.appending(path: "ci.json"))
        return await CapturedRun(
            arguments: [
                "check", folder.path(of: "a.json"), "--config=\(folder.path(of: "ci.json"))",
            ] + more
        )
    }

    private func check(sections: String, _ more: String...) async throws -> CapturedRun {
        let text = #"{"format":"session-config/1",\#(sections)}"#
        try Data(text.utf8).write(to: folder.url.appending(path: "ci.json"))
        return await CapturedRun(
            arguments: [
                "check", folder.path(of: "a.json"), "--config=\(folder.path(of: "ci.json"))",
            ] + more
        )
    }

    @Test
    func `sets options that are not given`() async throws {
        let rules = #""common":{"rule":{"contract/absent":"error"},"quiet":true}"#
        let run = try await check(sections: rules)
        #expect(run.code == 1)
        #expect(run.output.hasPrefix("DOES NOT CONFORM: 4 errors."))
        #expect(run.output.split(separator: "\n").count == 1)
        let given = try await check(sections: rules, "--rule", "contract/absent=note")
        #expect(given.code == 0)
    }

    @Test
    func `has sections of commands, which come before the common one`() async throws {
        let common = #""common":{"rule":"contract/absent=error"}"#
        #expect(try await check(sections: common).code == 1)
        #expect(
            try await check(sections: #"\#(common),"check":{"rule":"link/form=off"}"#).code == 0
        )
        #expect(
            try await check(sections: #"\#(common),"model":{"rule":"link/form=off"}"#).code == 1
        )
    }

    @Test
    func `sets a flag only if it is true`() async throws {
        let run = try await check(sections: #""common":{"quiet":false}"#, "--verbose")
        #expect(run.code == 0)
    }

    @Test
    func `has paths relative to its folder`() async throws {
        let run = try await check(sections: #""check":{"format":["json=b.json",{}]}"#)
        #expect(run.code == 2)
        _ = try await check(sections: #""check":{"format":["json=b.json","junit=-"]}"#)
        #expect(try folder.text(of: "b.json").hasPrefix(#"{"format":"session-report/1""#))
        _ = try await check(sections: #""check":{"format":{"badge":"c.json"}}"#)
        #expect(try folder.text(of: "c.json").contains("schemaVersion"))
    }

    @Test(arguments: [
        ("{", "ci.json:1:2: ", "the file ends"),
        (#"{"format":"session-config/2"}"#, "ci.json:1:11: ", "unknown format"),
        (#"{"format":"session-config/1","chek":{}}"#, "ci.json:1:30: ", "Did you mean 'check'?"),
    ])
    func `that cannot be read names the place`(
        text: String,
        place: String,
        advice: String
    ) async throws {
        let run = try await check(text)
        #expect(run.code == 2)
        #expect(run.output == "")
        #expect(run.error.contains(place), "\(run.error)")
        #expect(run.error.contains(advice), "\(run.error)")
    }

    @Test(arguments: [
        (#""common":{"fail_on":"note"}"#, "1:40: ", "Did you mean 'fail-on'?"),
        (#""common":{"fail-on":"not"}"#, "1:50: ", "Did you mean 'note'?"),
        (#""common":{"fail-on":"a","fail-on":"b"}"#, "1:54: ", "twice"),
        (#""common":{"jobs":2}"#, "1:40: ", "unknown key 'jobs'"),
        (#""common":{"config":"a"}"#, "1:40: ", "unknown key 'config'"),
        (#""common":{"quiet":1}"#, "1:48: ", "not a boolean"),
        (#""common":{"max-findings":"5"}"#, "1:55: ", "not a number"),
        (#""common":{"max-findings":0}"#, "1:55: ", "a whole number from 1"),
        (#""common":{"max-findings":[1]}"#, "1:55: ", "not a number"),
        (#""common":{"fail-on":["note"]}"#, "1:50: ", "not a string"),
        (#""common":{"rule":{"link/form":"of"}}"#, "1:60: ", "Did you mean 'off'?"),
        (#""common":{"rule":{"link/form":1}}"#, "1:60: ", "is a number"),
        (#""common":{"rule":{"a":"off","a":"off"}}"#, "1:58: ", "twice"),
        (#""common":{"skip":[]}"#, "1:47: ", "an empty array"),
        (#""common":{"baseline":"\ud800"}"#, "1:51: ", "Unicode text"),
        (#""common":{"baseline":"\u0000"}"#, "1:51: ", "without NUL"),
        (#""common":7"#, "1:39: ", "not an object"),
        // A command that does not run is checked too.
        (#""live":{"rate":"x"}"#, "1:45: ", "such as 2/s"),
    ])
    func `with a mistake names the place and the fix`(
        sections: String,
        place: String,
        advice: String
    ) async throws {
        let run = try await check(sections: sections)
        #expect(run.code == 2)
        #expect(run.output == "")
        #expect(run.error.contains("ci.json:\(place)"), "\(run.error)")
        #expect(run.error.contains(advice), "\(run.error)")
    }

    @Test(arguments: [
        "token", "api_token", "Password", "ZENDESK_EMAIL", "api-key", "authorization",
    ])
    func `with a secret is refused, and the secret is not printed`(key: String) async throws {
        for section in ["common", "live"] {
            let run = try await check(sections: #""\#(section)":{"\#(key)":"hunter2"}"#)
            #expect(run.code == 2)
            #expect(run.error.contains("looks like a secret"))
            #expect(run.error.contains("ZENDESK_OAUTH_TOKEN"))
            #expect(!run.error.contains("hunter2"))
        }
    }

    @Test
    func `that is too large is refused`() async throws {
        let run = try await check(
            sections: #""check":{"at":"\#(String(repeating: "/", count: 1 << 16))"}"#
        )
        #expect(run.code == 2)
        #expect(run.error.hasSuffix("ci.json has more than 64 KiB\n"))
    }

    @Test
    func `that consists of mistakes names all of them`() async throws {
        let keys = (0..<1_000).map { #""a\#($0)":1"# }.joined(separator: ",")
        let run = try await check(sections: keys)
        #expect(run.code == 2)
        #expect(run.error.split(separator: "\n").count == 1_000)
    }

    @Test
    func `is named by a conflict with an option`() async throws {
        let run = try await check(sections: #""common":{"quiet":true}"#, "--verbose")
        #expect(run.code == 64)
        #expect(run.error.contains("--quiet is set at "))
        #expect(run.error.contains("ci.json:1:48"))
    }

    @Test
    func `is not overwritten by a report`() async throws {
        let run = try await check(sections: #""common":{"format":"json=ci.json"}"#)
        #expect(run.code == 64)
        #expect(run.error.contains("would overwrite the configuration"))
    }

    @Test
    func `is read only if it is named`() async throws {
        let run = await CapturedRun("check", folder.path(of: "a.json"), "--config", "/nonexistent")
        #expect(run.code == 2)
        #expect(run.error == "error: cannot read /nonexistent: No such file or directory\n")
        let program = await CapturedRun(
            "model",
            "--cases=0",
            "--only=corpus",
            "--",
            "sh",
            "--config",
            "/nonexistent"
        )
        #expect(!program.error.contains("cannot read /nonexistent"))
    }

    @Test
    func `has a key for each option, and no other`() {
        let layout = Program.sessionConformance.configurationLayout
        #expect(
            layout.sections.map(\.name)
                == ["common", "check", "live", "model", "corpus run", "drift compare"]
        )
        for outline in Program.sessionConformance.outlines {
            guard let section = layout.sections.first(where: { $0.name == outline.command }) else {
                continue
            }
            let names = outline.options.map(\.name).filter { $0 != "--config" }
            #expect(section.options.map(\.name) == names)
            let common = layout.sections[0].options.map(\.name)
            #expect(Set(common).isSubset(of: names))
        }
        #expect(layout.sections[0].options.count > 10)
    }
}

import CapturedRuns
import Foundation
import Reports
import SessionConformance
import SessionContract
import StrictJSON
import TestEffort
import Testing

@testable import CommandLineFrame
@testable import CommandLineInterface

@Suite
struct `A matrix of reports` {
    /// The report on the model of this package, created once for all tests.
    private static let report = Task {
        let run = await CapturedRun("model", "--seed=7", "--cases=10", "--format=json")
        return run.output
    }

    /// The report on a model that returns everything.
    private static let parrot = Task {
        let arguments = ["model", "--only=corpus,presence", "--format=json"]
        return await CapturedRun(arguments: arguments + ShellTestee.parrot).output
    }

    /// A folder for the files of one test.
    private final class Folder {
        let path = NSTemporaryDirectory() + "matrix-" + UUID().uuidString

        init() throws {
            try FileManager.default.createDirectory(
                atPath: path,
                withIntermediateDirectories: true
            )
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }

        func file(_ name: String, _ text: String) throws -> String {
            let file = path + "/" + name
            try text.write(toFile: file, atomically: true, encoding: .utf8)
            return file
        }
    }

    @Test
    func `shows that a full run asks every row, and that the model of this package is right`()
        async throws
    {
        let folder = try Folder()
        let file = try folder.file("a.json", await Self.report.value)
        let column = try #require(try MatrixReader.columns(of: file).first)
        #expect(column.title == "SessionObject")
        for row in MatrixReader.rows {
            let cell = try #require(column.cells[row.id])
            #expect(cell.isRight == true, "\(row.id): \(cell.outcome)")
            #expect(cell.asked > 0, "\(row.id)")
        }
    }

    @Test
    func `is the same when it is read from its own JSON`() async throws {
        let folder = try Folder()
        let files = [
            try folder.file("a.json", await Self.report.value),
            try folder.file("b.json", await Self.parrot.value),
        ]
        let first = await CapturedRun(arguments: ["matrix", "--format=json"] + files)
        #expect(first.code == 0, "\(first.error)")
        let again = try folder.file("matrix.json", first.output)
        let second = await CapturedRun("matrix", "--format=json", again)
        #expect(second.output == first.output)
        for format in MatrixReport.formats where format != .human {
            let path = folder.path + "/matrix." + format.rawValue
            await _ = CapturedRun("matrix", again, "--format=\(format.rawValue)=\(path)")
            #expect(ReportFile(path: path).isReport, "\(format)")
        }
        let text = await CapturedRun(arguments: ["matrix", "-v", again])
        #expect(text.output.contains("A  SessionObject (Swift)\nB  sh 7\n"))
        #expect(text.output.contains("! accepted"), "\(text.output)")
        #expect(text.output.contains("payload: {}"), "\(text.output)")
        #expect(text.output.contains("not tested"))
        #expect(text.output.contains("The models were not asked the same cases"))
    }

    @Test
    func `does not show a model as right that rejects everything`() async throws {
        let folder = try Folder()
        let arguments = ["model", "--only=corpus,presence", "--format=json"]
        let run = await CapturedRun(
            arguments: arguments + ShellTestee.command(answer: "reject")
        )
        let file = try folder.file("a.json", run.output)
        let column = try #require(try MatrixReader.columns(of: file).first)
        #expect(column.cells["only-id"]?.outcome == .rejected)
        let rows = MatrixReader.rows.filter { $0.section != Aspect.Section.behavior.title }
        #expect(rows.allSatisfy { column.cells[$0.id]?.isRight != true })
    }

    @Test
    func `names what is wrong with a file`() async throws {
        let folder = try Folder()
        func complaint(_ text: String) async throws -> String {
            let run = await CapturedRun("matrix", try folder.file("x.json", text))
            #expect(run.code == 2)
            #expect(run.output == "")
            return run.error.replacing(folder.path, with: "")
        }
        #expect(try await complaint("no JSON").contains("/x.json is not JSON; write a report with"))
        #expect(
            try await complaint("[]").contains(
                "x.json is not a report on a model: an array, but expected an object"
            )
        )
        #expect(
            try await complaint(#"{"format":"session-report/1","command":"check"}"#)
                .contains(#"a string at /command, but expected "model"; write a report with"#)
        )
        let report = await Self.report.value
        #expect(
            try await complaint(report.replacing(#""incomplete":false"#, with: #""incomplete":0"#))
                .contains("a number at /incomplete, but expected a Boolean")
        )
        #expect(
            try await complaint(report.replacing(#""cases":"#, with: #""cases":-"#))
                .contains(
                    "a number at /checked/cases, but expected a whole number from 0 to 2^53"
                )
        )
        let missing = await CapturedRun("matrix", folder.path + "/none.json")
        #expect(missing.code == 2)
        #expect(missing.error.contains("No such file"))
    }

    @Test
    func `stays whole whatever is in a report`() async throws {
        let folder = try Folder()
        let text = await Self.parrot.value
        let root = try JSONDocument(parsing: Array(text.utf8)).root
        var places: [Range<Int>] = []
        func collect(_ value: JSONValue, _ depth: Int) {
            places.append(value.range)
            for member in value.members ?? [] { collect(member.value, depth + 1) }
            for element in (value.elements ?? []).prefix(2) { collect(element, depth + 1) }
        }
        collect(root, 0)
        #expect(places.count > 100)
        let bytes = Array(text.utf8)
        for (index, place) in TestEffort.sample(of: places.enumerated(), every: 9)
        where index.isMultiple(of: 3) {
            let others = ["null", "[]", "{}", "-1", "1e400", #""\ud800""#, "[[]]"]
            let changed =
                bytes[..<place.lowerBound] + Array(others[index % others.count].utf8)
                + bytes[place.upperBound...]
            let file = try folder.file("x.json", String(decoding: changed, as: UTF8.self))
            _ = try? MatrixReader.columns(of: file)
        }
    }
}

@Suite
struct `Several models in one matrix` {
    private func each(_ lines: String, _ more: String...) async throws -> CapturedRun {
        let path = NSTemporaryDirectory() + "each-" + UUID().uuidString
        try lines.write(toFile: path, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: path) }
        return await CapturedRun(
            arguments: ["model", "--only=presence", "--each", path] + more
        )
    }

    private var own: String { ShellTestee.ownModel.dropFirst().joined() }

    @Test
    func `are read from a file, one command per line`() async throws {
        let run = try await each("# two of the same\n\n\(own)\n  '\(own)'\r\n")
        #expect(run.code == 0, "\(run.error)")
        #expect(run.output.contains("A  SessionObject (Swift)\nB  SessionObject (Swift)\n"))
        #expect(run.output.contains("Null"))
    }

    @Test
    func `do not hide one that does not start`() async throws {
        let run = try await each("/nonexistent\n\(own)\n")
        #expect(run.code == 2)
        #expect(run.error.contains("'/nonexistent' could not be started"))
        #expect(run.output.contains("A  SessionObject"))
    }

    @Test
    func `need commands that can be read`() async throws {
        #expect(try await each("#\n").error.contains("has no command; write one per line"))
        let open = try await each("\n'a b\n")
        #expect(open.code == 2)
        #expect(open.error.contains(":2: expected a command whose quotation marks are closed"))
        let format = try await each(own, "--format=junit")
        #expect(format.code == 64)
        #expect(format.error.contains("--each has no format 'junit'"))
        let both = try await each(own, "--", own)
        #expect(both.code == 64)
    }
}

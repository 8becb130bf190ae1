import Foundation
import Gen
import TestEffort
import Testing

@testable import GenTesting

/// A property that the tests below run in a process of their own, where it may end that.
@Suite(.enabled(if: TrapFixture.limit != nil))
struct `A trap fixture` {
    @Test
    func `of numbers below a limit`() async throws {
        let limit = try #require(TrapFixture.limit)
        try await forAll(.int(in: 0...100_000), RunSettings(seed: 1)) { number in
            print("case \(number).")
            precondition(number < limit, "\(number) is too large")
        }
    }

    @Test
    func `that never traps`() async throws {
        try await forAll(.int(in: 0...100_000), RunSettings(seed: 1)) { number in
            print("other case \(number).")
        }
    }
}

/// A run of the fixture.
private struct TrapFixture {
    let end: Process.TerminationReason
    let code: Int32
    let output: String
    let errors: String

    static let limit = ProcessInfo.processInfo.environment["GEN_TRAP_LIMIT"].flatMap { Int($0) }

    /// Runs the tests of the fixture, and waits for the end.
    init(limit: Int, notes: String, _ variables: [String: String] = [:]) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        process.arguments = [
            "--testing-library", "swift-testing", "--filter", "A trap fixture", "--no-parallel",
        ]
        process.environment = ProcessInfo.processInfo.environment
            .merging(["GEN_TRAP_LIMIT": "\(limit)", "GEN_CRASH_FOLDER": notes]) { $1 }
            .merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 }
            .merging(variables) { $1 }
        let files = ["output", "errors"].map { URL(filePath: "\(notes).\($0)") }
        for file in files { try Data().write(to: file) }
        process.standardOutput = try FileHandle(forWritingTo: files[0])
        process.standardError = try FileHandle(forWritingTo: files[1])
        try process.run()
        process.waitUntilExit()
        (end, code) = (process.terminationReason, process.terminationStatus)
        output = try String(decoding: Data(contentsOf: files[0]), as: UTF8.self)
        errors = try String(decoding: Data(contentsOf: files[1]), as: UTF8.self)
        for file in files { try FileManager.default.removeItem(at: file) }
    }
}

@Suite
final class `A property in a test whose last run crashed` {
    private let notes = FileManager.default.temporaryDirectory
        .appending(path: "gen-crashes-\(UInt64.random(in: 0 ... .max))").path

    deinit { try? FileManager.default.removeItem(atPath: notes) }

    private var files: [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: notes)) ?? []
    }

    @Test(.enabled(if: TestEffort.isFull, "starts many processes"))
    func `reports the simplest such case, until it no longer ends the process`() throws {
        let first = try TrapFixture(limit: 900, notes: notes)
        #expect(first.end == .uncaughtSignal)
        #expect(files.count == 1)
        for _ in 0..<2 {
            let next = try TrapFixture(limit: 900, notes: notes)
            #expect(next.end == .exit && next.code == 1)
            #expect(next.errors.contains("fails for 900\n"), "\(next.errors)")
            #expect(next.errors.contains("Precondition failed: 900 is too large"))
            #expect(next.errors.contains("found in an earlier run"))
            #expect(
                !"\n\(next.output)".contains("\ncase "),
                "no case runs in the process of the tests"
            )
            #expect(next.output.contains("other case 1"))
            #expect(files.count == 1)
        }
        let fixed = try TrapFixture(limit: 1_000_000, notes: notes)
        #expect(fixed.code == 0, "\(fixed.output)")
        #expect(fixed.output.contains("case 1"))
        #expect(files.isEmpty)
    }

    @Test
    func `runs the case that was running first, without child processes`() throws {
        let crash = try TrapFixture(limit: 900, notes: notes)
        let value = try #require(crash.errors.firstMatch(of: /failed: (\d+) is too large/)).1
        let isolation = ["GEN_ISOLATED": "0"]
        let again = try TrapFixture(limit: 900, notes: notes, isolation)
        #expect(again.end == .uncaughtSignal)
        #expect(again.errors.contains("first runs the case that was running"))
        #expect(again.errors.contains("\n\(value)\nto reproduce: .replay("), "\(again.errors)")
        let fixed = try TrapFixture(limit: 1_000_000, notes: notes, isolation)
        #expect(fixed.code == 0)
        #expect(fixed.output.firstMatch(of: /case (\d+)\./)?.1 == value)
        #expect(files.isEmpty)
    }

    @Test
    func `keeps its notes in the build folder, or where the environment says`() {
        func folder(_ variable: String?, hasBuild: Bool) -> String? {
            let value = { $0 == "GEN_CRASH_FOLDER" ? variable : nil }
            return CrashedCase.defaultFolder(value, { hasBuild && $0 == ".build" })
        }
        #expect(folder(nil, hasBuild: true) == ".build/gen-crashes")
        #expect(folder(nil, hasBuild: false) == nil)
        #expect(folder("", hasBuild: true) == nil)
        #expect(folder("notes", hasBuild: false) == "notes")
    }
}

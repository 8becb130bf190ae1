import Foundation
import Reports

@testable import CommandLineInterface

/// One run of the program inside the tests, with what it wrote.
struct CapturedRun {
    let code: Int32
    let output: String
    let error: String

    /// Runs the program with `arguments`, where every write to standard output fails with `fault`
    /// and `signal` has come before it starts.
    init(
        arguments: [String],
        fault: OutputError? = nil,
        signal: Int32? = nil,
        inputIsTerminal: Bool = true
    ) async {
        let written = Written()
        let console = Console(
            writeOutput: { bytes throws(OutputError) in
                if let fault { throw fault }
                written.output += bytes
            },
            writeError: { written.error += $0 }
        )
        let context = CommandContext(
            console: console,
            environment: [:],
            interruption: { signal },
            startedAt: Date(timeIntervalSince1970: 1_800_000_000),
            inputIsTerminal: inputIsTerminal
        )
        code = await CommandLineTool(context).run(arguments)
        output = String(decoding: written.output, as: UTF8.self)
        error = written.error
    }

    init(_ arguments: String..., fault: OutputError? = nil, signal: Int32? = nil) async {
        await self.init(arguments: arguments, fault: fault, signal: signal)
    }

    private final class Written {
        var output: [UInt8] = []
        var error = ""
    }
}

/// A folder of its own, removed when the last one lets go of it.
final class TemporaryFolder {
    let url: URL

    var path: String { url.path }

    init(_ files: [String: String] = [:]) throws {
        url = FileManager.default.temporaryDirectory.appending(path: "cli-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
        for (name, text) in files { try Data(text.utf8).write(to: url.appending(path: name)) }
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(of name: String) -> String { url.appending(path: name).path }

    func text(of name: String) throws -> String {
        try String(contentsOf: url.appending(path: name), encoding: .utf8)
    }
}

import CommandLineFrame
import CommandLineInterface
import Platform
import Synchronization

/// A run of the whole program in this process, with everything that it wrote.
struct WholeRun {
    let code: Int32
    let output: String
    let error: String

    init(_ arguments: [String], environment: [String: String]) async {
        let written = Written()
        let console = Console(
            writeOutput: { bytes throws(SystemError) in
                written.output.withLock { $0 += String(decoding: bytes, as: UTF8.self) }
            },
            writeError: { text in written.error.withLock { $0 += text } }
        )
        let context = CommandContext(
            .sessionConformance,
            console: console,
            environment: environment
        )
        code = await CommandLineTool(context).run(arguments)
        output = written.output.withLock { $0 }
        error = written.error.withLock { $0 }
    }

    private final class Written: Sendable {
        let output = Mutex("")
        let error = Mutex("")
    }
}

import CommandLineInterface
import Synchronization
import Testing

@testable import CommandLineFrame

@Suite
struct `The limit on open files` {
    @Test(arguments: [(0, Int32(2)), (31, 2), (32, nil), (1_000_000, nil)])
    func `ends the program before it starts, if it is too low`(limit: Int, status: Int32?) {
        let error = Mutex("")
        let console = Console(
            writeOutput: { _ in },
            writeError: { text in error.withLock { $0 += text } }
        )
        #expect(
            CommandLineTool(CommandContext(.sessionConformance, console: console, environment: [:]))
                .makeRoom(
                    within: limit
                ) == status
        )
        let message = "error: the limit on open files is \(limit): raise it with 'ulimit -n 32'\n"
        #expect(error.withLock(\.self) == (status == nil ? "" : message))
    }
}

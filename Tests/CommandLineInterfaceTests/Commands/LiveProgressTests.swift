import LiveAPI
import Synchronization
import Testing

@testable import CommandLineFrame
@testable import CommandLineInterface

@Suite
struct `The progress of live` {
    private final class Output: Sendable {
        let text = Mutex("")
    }

    /// Returns what standard error gets after these events, which is not a terminal.
    private func text(_ choice: VerdictOptions.When = .auto, _ events: LiveEvent...) -> String {
        let output = Output()
        let console = Console(
            writeOutput: { _ in },
            writeError: { text in output.text.withLock { $0 += text } }
        )
        var progress = LiveProgress(choice, console)
        for event in events { progress.show(event) }
        progress.clear()
        return output.text.withLock { $0 }
    }

    @Test(arguments: VerdictOptions.When.allCases)
    func `notes each long wait, terminal or not`(choice: VerdictOptions.When) {
        let asked = LiveEvent.waiting(
            .milliseconds(41_200),
            reason: .status(429),
            field: "Retry-After",
            retry: 1
        )
        #expect(
            text(choice, asked, asked).contains(
                """
                note: waiting 42 s: the API asks for it (Retry-After), retry 1
                note: waiting 42 s: the API asks for it (Retry-After), retry 1

                """
            )
        )
        let own = LiveEvent.waiting(.seconds(8), reason: .cutBody, field: nil, retry: 4)
        #expect(text(choice, own) == "note: waiting 8 s after a cut body, retry 4\n")
        let first = LiveEvent.waiting(
            .seconds(30),
            reason: .nothingRemains,
            field: "ratelimit",
            retry: 0
        )
        #expect(text(choice, first) == "note: waiting 30 s: the API asks for it (ratelimit)\n")
    }

    @Test
    func `does not note a short wait`() {
        let short = LiveEvent.waiting(.seconds(5), reason: .timeout, field: nil, retry: 1)
        #expect(text(.auto, short) == "")
        #expect(text(.never, short) == "")
        #expect(text(.always, short) == "waiting 5 s after a timeout, retry 1\n")
    }
}

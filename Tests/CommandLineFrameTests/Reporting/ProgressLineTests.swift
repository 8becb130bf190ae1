import ManualTime
import Synchronization
import Testing

@testable import CommandLineFrame

@Suite
struct `A progress line` {
    private final class Shown: Sendable {
        let text = Mutex("")
    }

    /// Returns what is written while a text is shown every second for some time.
    private func written(
        _ choice: VerdictOptions.When,
        terminal: Bool = false,
        seconds: Int
    ) -> String {
        let time = ManualTime()
        let shown = Shown()
        var console = Console(
            writeOutput: { _ in },
            writeError: { text in shown.text.withLock { $0 += text } },
            errorIsTerminal: terminal
        )
        console.time = time.source
        var line = ProgressLine(choice, console: console)
        for second in 1...seconds {
            time.advance(by: .seconds(1))
            line.show("second \(second)")
        }
        line.clear()
        return shown.text.withLock { $0 }
    }

    @Test
    func `in a pipe appears every ten seconds, and not before`() {
        #expect(written(.auto, seconds: 9) == "")
        #expect(written(.auto, seconds: 10) == "second 10\n")
        #expect(written(.auto, seconds: 35) == "second 10\nsecond 20\nsecond 30\n")
    }

    @Test
    func `in a pipe appears each time if it always should, and never if it never should`() {
        #expect(written(.always, seconds: 3) == "second 1\nsecond 2\nsecond 3\n")
        #expect(written(.never, seconds: 100) == "")
    }

    @Test
    func `on a terminal is rewritten in place, and removed`() {
        let start = "\r\u{1B}[K"
        #expect(
            written(.auto, terminal: true, seconds: 2)
                == "\(start)second 1\(start)second 2\(start)"
        )
    }
}

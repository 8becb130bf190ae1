import PayloadInput
import Platform
import Synchronization

/// The progress of `check`, on the progress line.
final class CheckProgress: ReadingProgress {
    private let line: Mutex<ProgressLine>
    private let time: TimeSource
    private let start: Duration

    /// The number of bytes of all files; `nil` if it is not known.
    private let total: Int?

    private let label = Mutex("")
    private let bytes = Atomic(0)
    private let findings = Atomic(0)
    private let isStale = Atomic(false)

    /// Progress of which nothing has been made yet.
    init(_ line: consuming ProgressLine, total: Int?, time: TimeSource) {
        self.line = Mutex(line)
        self.total = total
        self.time = time
        start = time.now()
    }

    func wantsFindings() -> Bool { isStale.exchange(false, ordering: .relaxed) }

    /// Names what is being checked.
    func begin(_ text: String) {
        label.withLock { $0 = text }
        show()
    }

    func didRead(_ byteCount: Int) {
        bytes.add(byteCount, ordering: .relaxed)
        show()
    }

    func didFind(_ count: Int) { findings.add(count, ordering: .relaxed) }

    /// Removes the line.
    func clear() { line.withLock { $0.clear() } }

    private func show() {
        // Another thread is showing the line.
        _ = line.withLockIfAvailable { line in
            guard line.isDue else { return }
            let text = ProgressText(
                label: label.withLock(\.self),
                bytes: bytes.load(ordering: .relaxed),
                total: total,
                findings: findings.load(ordering: .relaxed),
                elapsed: time.now() - start
            )
            line.show(text.description)
            isStale.store(true, ordering: .relaxed)
        }
    }
}

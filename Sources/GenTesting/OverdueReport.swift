import Gen
import Platform
import Synchronization
import Testing

/// Records an issue for a case that may never end, in the test that it belongs to.
///
/// The watchdog thread belongs to no test, so a task of the test waits for its report. That task
/// resumes on the watchdog thread, because cases that never end can fill the concurrency pool.
final class OverdueReport: Sendable {
    private let continuation: AsyncStream<OverdueCase>.Continuation

    /// Creates a report for the running test.
    init(_ sourceLocation: SourceLocation) {
        let (cases, continuation) = AsyncStream<OverdueCase>.makeStream()
        self.continuation = continuation
        Task(executorPreference: CallingThread()) {
            for await overdue in cases {
                Issue.record(
                    """
                    the body has not finished after \(overdue.deadline)
                    fails for \(overdue.value)
                    to reproduce: .replay("\(overdue.token)")
                    """,
                    sourceLocation: sourceLocation
                )
                // The process may never end by itself, so buffered output would be lost.
                StandardStreams.flush()
            }
        }
    }

    /// Records an issue, and returns when that is done.
    func record(_ overdue: OverdueCase) {
        continuation.yield(overdue)
    }

    /// Ends the task that waits for an overdue case.
    func end() {
        continuation.finish()
    }

    /// Runs each job on the thread that enqueues it.
    private final class CallingThread: TaskExecutor {
        func enqueue(_ job: consuming ExecutorJob) {
            unsafe UnownedJob(job).runSynchronously(on: asUnownedTaskExecutor())
        }
    }
}

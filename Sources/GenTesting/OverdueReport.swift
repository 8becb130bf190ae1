import Gen
import Platform
import Synchronization
import Testing

/// Records an issue about a case that may never end, for the test it belongs to.
///
/// The thread that notices belongs to no test. So a task of the test waits for it, and goes on
/// there: the pool of threads may be full of cases that do not end.
final class OverdueReport: Sendable {
    private let continuation: AsyncStream<OverdueCase>.Continuation

    /// A report for the test that is running.
    init(_ sourceLocation: SourceLocation) {
        let (cases, continuation) = AsyncStream<OverdueCase>.makeStream()
        self.continuation = continuation
        Task(executorPreference: CallingThread()) {
            for await overdue in cases {
                Issue.record(
                    """
                    the body has not ended after \(overdue.deadline)
                    fails for \(overdue.value)
                    to see it again: .replay("\(overdue.token)")
                    """,
                    sourceLocation: sourceLocation
                )
                // The process may never end by itself, and what is in a buffer would be lost.
                StandardStreams.flush()
            }
        }
    }

    /// Records an issue before it returns.
    func record(_ overdue: OverdueCase) {
        continuation.yield(overdue)
    }

    /// Ends the task.
    func end() {
        continuation.finish()
    }

    /// Runs what is ready on the thread that makes it so.
    private final class CallingThread: TaskExecutor {
        func enqueue(_ job: consuming ExecutorJob) {
            unsafe UnownedJob(job).runSynchronously(on: asUnownedTaskExecutor())
        }
    }
}

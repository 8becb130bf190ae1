import Dispatch

/// Runs the jobs of an actor on a thread where they may block, unlike those of the shared pool.
final class WaitingExecutor: SerialExecutor {
    private let queue = DispatchQueue(label: "child process")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async {
            unsafe job.runSynchronously(on: self.asUnownedSerialExecutor())
        }
    }
}

import Platform
import Synchronization

/// Runs the waiting calls of one request on a thread of their own.
///
/// The threads of the concurrency pool must not wait. A thread costs some 20 microseconds, and a
/// request far more.
struct RequestThread: Sendable {
    /// Becomes and stays readable when the request is cancelled.
    let cancelled: FileDescriptor

    private let flag: Flag

    private final class Flag: Sendable {
        let isSet = Atomic(false)
    }

    /// Whether the request has been cancelled.
    var isCancelled: Bool { flag.isSet.load(ordering: .relaxed) }

    /// Runs `body` on a new thread, and waits for its result.
    ///
    /// - Parameter body: The work, which ends soon after its argument says that it is cancelled.
    /// - Returns: The result; a failure if the system has no more threads or descriptors.
    static func run(
        _ body: @escaping @Sendable (RequestThread) -> Exchange.Outcome
    ) async -> Exchange.Outcome {
        let pipe: (receiving: Socket, sending: Socket)
        do {
            pipe = try Socket.pair()
        } catch {
            return .failure(.other("this system has no more file descriptors"))
        }
        let thread = RequestThread(cancelled: pipe.receiving.descriptor, flag: Flag())
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                do {
                    try WorkThread { continuation.resume(returning: body(thread)) }.detach()
                } catch {
                    let failure = ExchangeFailure.other("this system has no more threads")
                    continuation.resume(returning: .failure(failure))
                }
            }
        } onCancel: {
            thread.flag.isSet.store(true, ordering: .relaxed)
            _ = pipe.sending.send([0])
        }
    }
}

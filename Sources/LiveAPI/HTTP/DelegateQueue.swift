import Foundation

/// A bounded queue for the calls of a URLSession to its delegate.
///
/// With an ordinary queue, URLSession on Linux keeps reading and buffering while the delegate
/// lags: an endless body filled more than a gigabyte before it was cut at 64 MiB. With this
/// queue, the thread that reads waits for room, and so, through the connection, does the sender.
///
/// A delegate must not call `cancel()` on a task, which waits for the thread that may wait here.
final class DelegateQueue: OperationQueue, @unchecked Sendable {
    /// The maximum number of queued calls: with at most 16 KiB of a body each, about 8 MiB.
    private static let limit = 512

    private let condition = NSCondition()
    private var count = 0
    private var isFull = false

    override init() {
        super.init()
        maxConcurrentOperationCount = 1
    }

    override func addOperation(_ block: @escaping @Sendable () -> Void) {
        condition.withLock {
            while isFull { condition.wait() }
            count += 1
            isFull = count >= Self.limit
        }
        super.addOperation { [self] in
            block()
            finishOperation()
        }
    }

    /// Wakes waiting threads once half of the queue is free; a thread that is woken for each call
    /// would spend its time falling asleep again.
    private func finishOperation() {
        condition.withLock {
            count -= 1
            guard isFull, count <= Self.limit / 2 else { return }
            isFull = false
            condition.broadcast()
        }
    }
}

import Foundation

/// The queue of a URLSession's delegate, with room for so many calls only.
///
/// With an ordinary queue, URLSession on Linux reads on while the delegate has not caught up, and
/// holds what it has read: an endless body filled more than a gigabyte before it was cut at 64 MiB.
/// Here the thread that reads waits for room, and so, by way of the connection, does the sender.
///
/// A delegate must not call `cancel()` on a task: it waits for the thread that may be waiting here.
final class DelegateQueue: OperationQueue, @unchecked Sendable {
    /// A call brings 16 KiB of a body at most, so that about 8 MiB wait.
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

    /// Makes room once half of it is free: a thread that were woken for each call would spend its
    /// time on falling asleep.
    private func finishOperation() {
        condition.withLock {
            count -= 1
            guard isFull, count <= Self.limit / 2 else { return }
            isFull = false
            condition.broadcast()
        }
    }
}

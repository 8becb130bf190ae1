import Gen
import GenTesting
import Testing

struct QueueModel: CommandModel {
    enum Command {
        case enqueue(Int)
        case dequeue
    }

    var elements: [Int] = []

    var nextCommand: Generator<Command> {
        .oneOf(.just(.dequeue), .int(in: 0...9).map(Command.enqueue))
    }

    func allows(_ command: Command) -> Bool {
        switch command {
        case .enqueue: elements.count < 3
        case .dequeue: !elements.isEmpty
        }
    }

    mutating func apply(_ command: Command) {
        switch command {
        case .enqueue(let element): elements.append(element)
        case .dequeue: elements.removeFirst()
        }
    }
}

@Suite(.disabled("it fails on purpose, because the documentation shows its failure"))
struct `A queue with a bug` {
    @Test
    func `the queue behaves like its model`() async throws {
        try await forAll(.commands(for: QueueModel())) { steps in
            var queue = BoundedQueue(capacity: 3)
            for step in steps {
                switch step.command {
                case .enqueue(let element): queue.enqueue(element)
                case .dequeue: #expect(queue.dequeue() == step.before.elements.first)
                }
                #expect(queue.count == step.after.elements.count)
            }
        }
    }
}

struct BoundedQueue {
    private var storage: [Int]
    private var head = 0
    private(set) var count = 0

    init(capacity: Int) { storage = Array(repeating: 0, count: capacity) }

    mutating func enqueue(_ element: Int) {
        storage[(head + count) % (storage.count - 1)] = element
        count += 1
    }

    mutating func dequeue() -> Int? {
        guard count > 0 else { return nil }
        defer { (head, count) = ((head + 1) % storage.count, count - 1) }
        return storage[head]
    }
}

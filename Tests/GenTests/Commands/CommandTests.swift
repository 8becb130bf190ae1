import Gen
import TestEffort
import Testing

@Suite
struct `Sequences of commands` {
    @Test
    func `contain only commands that the model allows`() {
        for coversFirst in [true, false] {
            var settings = RunSettings(cases: 2000, seed: 1)
            settings.coversFirst = coversFirst
            var lengths: Set<Int> = []
            let outcome = Generator<Never>.commands(for: QueueModel()).check(settings) { steps in
                var model = QueueModel()
                lengths.insert(steps.count)
                for step in steps {
                    guard model.allows(step.command), step.before == model else { return false }
                    model.apply(step.command)
                    guard step.after == model else { return false }
                }
                return true
            }
            #expect(outcome.verdict == .passed)
            #expect(lengths == Set(0...32))
        }
    }

    @Test(arguments: TestEffort.sample(of: 0..<100 as Range<UInt64>, every: 5))
    func `shrink to the fewest and simplest commands that fail`(seed: UInt64) {
        let outcome = Generator<Never>.commands(for: QueueModel())
            .check(RunSettings(seed: Seed(seed))) { steps in
                var queue = RingQueue(capacity: QueueModel.capacity)
                for step in steps {
                    switch step.command {
                    case .enqueue(let element): queue.enqueue(element)
                    case .dequeue:
                        guard queue.dequeue() == step.before.elements.first else { return false }
                    }
                    guard queue.count == step.after.elements.count else { return false }
                }
                return true
            }
        #expect(
            outcome.counterexamples.map { "\($0.value)" }
                == ["[.enqueue(0), .enqueue(0), .enqueue(1), .dequeue]"]
        )
    }

    @Test
    func `shrink to commands that are still allowed`() {
        var tried = 0
        let outcome = Generator<Never>.commands(for: QueueModel(), count: 2...20)
            .check(RunSettings(seed: 3)) { steps in
                var model = QueueModel()
                for step in steps {
                    #expect(model.allows(step.command))
                    model.apply(step.command)
                }
                tried += 1
                return steps.count < 2 || model.elements.count < 2
            }
        #expect(outcome.counterexamples.map(\.value.description) == ["[.enqueue(0), .enqueue(0)]"])
        #expect(tried > 5)
    }

    @Test
    func `replay from their tokens`() throws {
        let generator = Generator<Never>.commands(for: QueueModel())
        func run(_ settings: RunSettings) -> Counterexample<[CommandStep<QueueModel>]>? {
            generator.check(settings) { $0.count(where: { $0.command == .dequeue }) < 3 }
                .counterexamples.first
        }
        let found = try #require(run(RunSettings(seed: 5)))
        var settings = RunSettings(cases: 0)
        settings.replays = [found.token]
        #expect(run(settings).map { "\($0.value)" } == "\(found.value)")
    }

    @Test
    func `end when the model allows nothing more`() {
        let outcome = Generator<Never>.commands(for: FullModel(), count: 0...8)
            .check(RunSettings(cases: 200, seed: 1)) { $0.count <= 3 }
        #expect(outcome.verdict == .passed)
        let least = Generator<Never>.commands(for: FullModel(), count: 4...8)
            .check(RunSettings(cases: 200, seed: 1)) { _ in true }
        guard case .gaveUp(let reason) = least.verdict else {
            Issue.record("\(least.verdict)")
            return
        }
        #expect(reason.contains("CommandTests.swift"))
    }
}

/// A model that allows three commands.
private struct FullModel: CommandModel {
    var count = 0

    var nextCommand: Generator<Int> { .int(in: 0...9) }

    func allows(_ command: Int) -> Bool { count < 3 }

    mutating func apply(_ command: Int) { count += 1 }
}

/// A model of a queue with room for three elements.
struct QueueModel: CommandModel, Equatable {
    enum Command: Equatable {
        case enqueue(Int)
        case dequeue
    }

    static let capacity = 3
    private static let anyCommand = Generator<Command>.oneOf(
        .just(.dequeue),
        Generator<Int>.int(in: 0...9).map(Command.enqueue)
    )

    var elements: [Int] = []

    var nextCommand: Generator<Command> { Self.anyCommand }

    func allows(_ command: Command) -> Bool {
        switch command {
        case .enqueue: elements.count < Self.capacity
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

/// A queue with a planted bug: it wraps around one element too early.
struct RingQueue {
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

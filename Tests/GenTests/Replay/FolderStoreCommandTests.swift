import Foundation
import TestEffort
import Testing

@testable import Gen

/// What a store in a folder should contain.
struct FolderStoreModel: CommandModel {
    enum Command {
        case keep(Int)
        case remove(Int)
        case setUnderWay(Int?, worker: Int)
        /// Another process opens the folder.
        case reopen
    }

    /// The failures, the last one first.
    var failures: [Int] = []
    /// The case of each worker.
    var underWay: [Int: Int] = [:]

    /// The cases to try first.
    var cases: [Int] {
        var cases: [Int] = []
        for number in underWay.sorted(by: { $0.key < $1.key }).map(\.value) + failures
        where !cases.contains(number) {
            cases.append(number)
        }
        return cases
    }

    var nextCommand: Generator<Command> { Self.commands }

    private static let commands: Generator<Command> = {
        // More than the store keeps, and some more often than others.
        let numbers = Generator<Int>.oneOf(.int(in: 0...3), .int(in: 0...60))
        let workers = Generator<Int>.int(in: 0...5)
        return .oneOf(
            numbers.map(Command.keep),
            numbers.map(Command.remove),
            .zip(numbers.optional(), workers).map { Command.setUnderWay($0, worker: $1) },
            .just(.reopen)
        )
    }()

    mutating func apply(_ command: Command) {
        switch command {
        case .keep(let number):
            failures = Array(([number] + failures.filter { $0 != number }).prefix(32))
        case .remove(let number): failures.removeAll { $0 == number }
        case .setUnderWay(let number, let worker): underWay[worker] = number
        case .reopen: break
        }
    }
}

@Suite
struct `A store in a folder, command by command` {
    private func token(_ number: Int) -> ReplayToken {
        ReplayToken(
            .run(seed: Seed(UInt64(number)), index: UInt64(number * number), coversFirst: true),
            of: PropertyMark("", Int.self)
        )
    }

    @Test
    func `contains what its model contains`() throws {
        let steps = Generator<[CommandStep<FolderStoreModel>]>
            .commands(for: FolderStoreModel(), count: 0...60)
        let parent = FileManager.default.temporaryDirectory
        let outcome = steps.check(RunSettings(cases: TestEffort.count(100, plain: 25))) {
            steps,
            _ in
            let folder = parent.appending(path: "gen-store-\(UInt64.random(in: 0 ... .max))").path
            defer { try? FileManager.default.removeItem(atPath: folder) }
            var store = FolderStore(folder: folder, name: "numbers")
            for step in steps {
                switch step.command {
                case .keep(let number): store.keep(token(number))
                case .remove(let number): store.remove(token(number))
                case .setUnderWay(let number, let worker):
                    store.setUnderWay(number.map(token), worker: worker)
                case .reopen: store = FolderStore(folder: folder, name: "numbers")
                }
                let (found, expected) = (store.tokens(), step.after.cases.map(token))
                guard found == expected else {
                    return .fails(
                        Failure(identity: "tokens", message: "\(found) instead of \(expected)")
                    )
                }
            }
            return .holds
        }
        for found in outcome.counterexamples {
            Issue.record("\(found.value): \(found.failure.message)")
        }
        #expect(outcome.verdict == .passed)
    }
}

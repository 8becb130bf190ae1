/// A model of a system with state: the commands that the system understands, and what they should
/// do.
///
/// ```swift
/// struct QueueModel: CommandModel {
///     enum Command {
///         case enqueue(Int)
///         case dequeue
///     }
///
///     var elements: [Int] = []
///
///     var nextCommand: Generator<Command> {
///         .oneOf(.just(.dequeue), .int(in: 0...9).map(Command.enqueue))
///     }
///
///     func allows(_ command: Command) -> Bool {
///         switch command {
///         case .enqueue: elements.count < 3
///         case .dequeue: !elements.isEmpty
///         }
///     }
///
///     mutating func apply(_ command: Command) {
///         switch command {
///         case .enqueue(let element): elements.append(element)
///         case .dequeue: elements.removeFirst()
///         }
///     }
/// }
/// ```
///
/// ``Generator/commands(for:count:file:line:)`` makes sequences of such commands.
public protocol CommandModel: Sendable {
    /// A command, usually an enumeration.
    associatedtype Command: Sendable

    /// The generator of the next command, which may depend on the state.
    ///
    /// Put the simplest command first. If the generator does not depend on the state, make it once,
    /// in a static property, because that is faster.
    var nextCommand: Generator<Command> { get }

    /// Returns whether a command may be sent in this state, by default always.
    ///
    /// This is the precondition of the command. It is checked before ``apply(_:)``, also while a
    /// sequence shrinks.
    func allows(_ command: Command) -> Bool

    /// Changes the state as the command should change that of the system.
    mutating func apply(_ command: Command)
}

extension CommandModel {
    /// Returns `true`: every command may be sent in every state.
    public func allows(_ command: Command) -> Bool { true }
}

/// A command in a sequence, with the state of the model before and after it.
public struct CommandStep<Model: CommandModel>: Sendable {
    /// The state of the model before the command.
    public let before: Model

    /// The command.
    public let command: Model.Command

    /// The state of the model after the command.
    public let after: Model
}

extension CommandStep: CustomStringConvertible {
    /// The command as source code, without the states.
    public var description: String { ValueText.of(command) }
}

// MARK: - Sequences

extension Generator {
    /// Returns a generator of sequences of commands, each of which the model allows in its state.
    ///
    /// A failing sequence shrinks to few commands with simple arguments. If the removal of a
    /// command leaves later ones that the model no longer allows, those are removed too. The bounds
    /// of the length are limited like those of arrays. A sequence ends early if the model allows
    /// none of 64 commands in a row.
    ///
    /// - Parameters:
    ///   - model: The model in its first state.
    ///   - count: The number of commands.
    ///   - file: The file of the call, for messages.
    ///   - line: The line of the call, for messages.
    /// - Returns: A generator of steps, which are commands with the states around them.
    public static func commands<Model: CommandModel>(
        for model: Model,
        count: ClosedRange<Int> = 0...32,
        file: String = #fileID,
        line: UInt = #line
    ) -> Generator<[CommandStep<Model>]> {
        let place = Place(file: file, line: line)
        guard count.lowerBound <= Source.mostElements else {
            return .tooLong(count.lowerBound, place)
        }
        let lengths = Domain(lengths: count)
        return Generator<[CommandStep<Model>]> { source throws(Rejection) in
            try source.begin(.list)
            let index = source.count
            var wanted = try source.draw(length: lengths)
            try source.recording.makeRoom(for: wanted)
            var state = model
            var steps: [CommandStep<Model>] = []
            while steps.count < wanted {
                let mark = source.mark
                try source.begin(.element)
                guard let command = try source.command(allowedBy: state, since: mark) else {
                    // In a replay, the next command may be allowed. By chance, probably none is.
                    wanted = source.canRetry ? steps.count : wanted - 1
                    source.rewind(to: mark)
                    continue
                }
                source.end()
                let before = state
                state.apply(command)
                steps.append(CommandStep(before: before, command: command, after: state))
            }
            guard steps.count >= Int(lengths.low) else { throw .filtered(place) }
            source.amend(index, to: UInt64(steps.count))
            source.end()
            return steps
        }
    }
}

extension Source {
    /// The maximum number of commands to draw until a model allows one.
    private static var mostAttempts: Int { 64 }

    /// Draws a command that a model allows, or returns `nil` if there is none.
    fileprivate mutating func command<Model: CommandModel>(
        allowedBy model: Model,
        since mark: Mark
    ) throws(Rejection) -> Model.Command? {
        for _ in 0..<Self.mostAttempts {
            let command = try model.nextCommand.body(&self)
            if model.allows(command) { return command }
            guard drawsByChance else { return nil }
            rewind(to: mark)
            try begin(.element)
        }
        return nil
    }
}

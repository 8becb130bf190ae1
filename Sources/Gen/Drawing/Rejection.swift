/// Why a generator made no value.
///
/// It is thrown by drawing and handled by the run, which counts it and, where it is the rule,
/// gives up and names the place.
public enum Rejection: Error, Hashable, Sendable {
    /// A filter found no value that it accepts within its 64 attempts.
    case filtered(Place)

    /// A generator is asked for something that does not exist, such as an element of nothing.
    case impossible(String, Place)

    /// The case takes more choices than a case may have.
    case tooLong(limit: Int)

    /// Generators are nested deeper than a case may be, most likely without end.
    case tooDeep(limit: Int)
}

extension Rejection {
    /// Whether another case would most likely be rejected as well.
    var isLasting: Bool {
        switch self {
        case .filtered: false
        case .impossible, .tooLong, .tooDeep: true
        }
    }
}

extension Rejection: CustomStringConvertible {
    /// One sentence that says what happened and where.
    public var description: String {
        switch self {
        case .filtered(let place):
            "the filter at \(place) refuses all 64 values it is offered"
        case .impossible(let reason, let place):
            "\(reason), at \(place)"
        case .tooLong(let limit):
            "a value took more than \(limit) choices; bound the lengths of its parts"
        case .tooDeep(let limit):
            "generators are nested more than \(limit) deep; "
                + "give recursion an end, for example with Generator.recursive"
        }
    }
}

/// A line of source code.
public struct Place: Hashable, Sendable, CustomStringConvertible {
    /// The module and the name of the file.
    public let file: String
    /// The line, counted from 1.
    public let line: UInt

    /// A line of a file.
    public init(file: String, line: UInt) {
        self.file = file
        self.line = line
    }

    /// The place as `Module/File.swift:line`.
    public var description: String { "\(file):\(line)" }

    /// A number that tells this place from others, the same in every process.
    @usableFromInline var identity: Int {
        Int(truncatingIfNeeded: SplitMix64.hash(file.utf8, from: UInt64(line)) >> 1)
    }
}

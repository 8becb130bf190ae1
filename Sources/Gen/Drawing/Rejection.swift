/// The reason why a generator produced no value.
///
/// A draw throws it. The run counts it, and gives up with this reason if most cases are rejected.
public enum Rejection: Error, Hashable, Sendable {
    /// A filter rejected all of its 64 attempts.
    case filtered(Place)

    /// No value exists, such as an element of an empty collection.
    case impossible(String, Place)

    /// A type could not be decoded from the drawn values, for a reason.
    case undecodable(String, Place)

    /// The case needs more choices than a case can hold.
    case tooLong(limit: Int)

    /// Generators are nested too deeply, most likely because a recursion never ends.
    case tooDeep(limit: Int)
}

extension Rejection {
    /// Whether other cases will most likely be rejected too.
    var isLasting: Bool {
        switch self {
        case .filtered, .undecodable: false
        case .impossible, .tooLong, .tooDeep: true
        }
    }
}

extension Rejection: CustomStringConvertible {
    /// The problem, its location, and how to fix it.
    public var description: String {
        switch self {
        case .filtered(let place):
            "the filter at \(place) rejected every value; draw values that satisfy it, or relax it"
        case .impossible(let reason, let place):
            "\(reason) (at \(place))"
        case .undecodable(let reason, let place):
            "\(reason) (at \(place)); override the values that the type rejects"
        case .tooLong(let limit):
            "a value needs more than \(limit) choices; limit the lengths of its parts"
        case .tooDeep(let limit):
            "generators are nested more than \(limit) levels deep; "
                + "limit the recursion, for example with Generator.recursive"
        }
    }
}

/// A line of source code, for messages.
public struct Place: Hashable, Sendable, CustomStringConvertible {
    /// The module and the file name, as in `#fileID`.
    public let file: String
    /// The line, counted from 1.
    public let line: UInt

    /// A place at a line of a file.
    public init(file: String, line: UInt) {
        self.file = file
        self.line = line
    }

    /// The place as `Module/File.swift:line`.
    public var description: String { "\(file):\(line)" }

    /// A number that identifies this place, the same in every process.
    @usableFromInline var identity: Int {
        Int(truncatingIfNeeded: SplitMix64.hash(file.utf8, from: UInt64(line)) >> 1)
    }
}

/// The completion that a shell can offer for the value of an option or for an operand.
package enum ValueCompletion: Hashable, Sendable {
    /// No completion, as for a number, a name or a text.
    case none

    /// One of a few words.
    case words([String])

    /// One of a few forms, in which capital letters are to be replaced.
    case forms([String])

    /// The path of a file.
    case file

    /// The path of a folder.
    case folder

    /// The id of a rule, or a rule group.
    case rule

    /// The id of a corpus case.
    case corpusCase

    /// The id of a corpus flag.
    case corpusFlag

    /// Two values with `=` between them.
    indirect case pair(ValueCompletion, ValueCompletion)

    /// Values with commas between them.
    indirect case list(ValueCompletion)

    /// A program and its arguments.
    case program

    /// The name of a command.
    case command
}

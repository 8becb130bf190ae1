/// What a shell can offer as the value of an option or as an operand.
enum ValueCompletion: Hashable, Sendable {
    /// Nothing: a number, a name, a text.
    case none

    /// One of a few words.
    case words([String])

    /// The path of a file.
    case file

    /// The path of a folder.
    case folder

    /// The id of a rule, or a group of rules.
    case rule

    /// The id of a case of the corpus.
    case corpusCase

    /// The id of a flag of the corpus.
    case corpusFlag

    /// A program and its arguments.
    case program

    /// The name of a command.
    case command
}

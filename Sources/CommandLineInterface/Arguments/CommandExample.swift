/// An example in the help of a command.
struct CommandExample: Hashable, Sendable {
    /// A sentence that says what the example does.
    let purpose: String

    /// The command line, as typed in a shell.
    let line: String

    /// An example with a purpose and a command line.
    init(_ purpose: String, _ line: String) {
        self.purpose = purpose
        self.line = line
    }
}

/// One use of a command, for its help.
struct CommandExample: Hashable, Sendable {
    /// What it does, in one line.
    let purpose: String

    /// The line as a shell takes it.
    let line: String

    /// An example that does something with a line for a shell.
    init(_ purpose: String, _ line: String) {
        self.purpose = purpose
        self.line = line
    }
}

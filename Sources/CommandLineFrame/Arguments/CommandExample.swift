import Reports

/// An example in the help of a command.
package struct CommandExample: Hashable, Sendable {
    /// A sentence that says what the example does.
    let purpose: String

    /// The command line, as typed in a shell.
    let line: String

    /// An example with a purpose and a command line.
    package init(_ purpose: String, _ line: String) {
        self.purpose = purpose
        self.line = line
    }

    /// Returns the command line with the name of a program.
    func line(of program: String) -> String {
        program == Report.toolName ? line : line.replacing(Report.toolName, with: program)
    }
}

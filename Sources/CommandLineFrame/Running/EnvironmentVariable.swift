/// An environment variable that this program reads.
package struct EnvironmentVariable: Sendable {
    /// The name, as in a shell.
    package let name: String

    /// What it does, in one sentence.
    package let help: String

    /// Whether its value is a secret or may contain one, and is never shown.
    package var isSecret = false

    /// A variable with its name and what it does.
    package init(name: String, help: String, isSecret: Bool = false) {
        self.name = name
        self.help = help
        self.isSecret = isSecret
    }

    /// The variables that commands without a network read, in the order shown in the manual page.
    package static let forFiles: [EnvironmentVariable] = [
        .init(name: "NO_COLOR", help: "If it is not empty, nothing is colored by default."),
        .init(name: "CLICOLOR", help: "If it is 0, nothing is colored by default."),
        .init(name: "CLICOLOR_FORCE", help: "Unless it is 0, text in pipes is colored too."),
        .init(name: "TERM", help: "If it is dumb, nothing is colored by default."),
        .init(name: "PATH", help: "The folders of the tools that decompress, and of curl."),
        .init(name: "TMPDIR", help: "The folder for temporary files."),
        .init(
            name: "GITHUB_STEP_SUMMARY",
            help: "The file to which --format github adds a summary."
        ),
        .init(
            name: "GITHUB_WORKSPACE",
            help: "The folder of the repository, to which paths in reports are relative."
        ),
        .init(name: "CI_PROJECT_DIR", help: "The same in GitLab."),
    ]
}

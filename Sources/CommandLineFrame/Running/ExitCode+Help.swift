import Reports

extension ExitCode {
    /// The codes and their meanings, as shown in the help.
    static let meanings: [(name: String, help: String)] = [
        (name(of: .success), "Conforms, or the command succeeded."),
        (name(of: .findings), "Does not conform."),
        (name(of: .failed), "Failed, for example because of an unreadable file or no input."),
        (
            name(of: .inconclusive),
            "Inconclusive: no problems found, but not everything could be judged."
        ),
        (name(of: .usage), "Usage error."),
        (
            [1, 2, 15].map { name(of: .interrupted(by: $0)) }.joined(separator: ", "),
            "Interrupted by SIGHUP, SIGINT or SIGTERM; reports are well-formed and marked incomplete."
        ),
    ]

    private static func name(of code: ExitCode) -> String { String(code.rawValue) }
}

import Reports

extension ExitCode {
    /// The codes and what they mean, as help lists them.
    static let meanings: [(name: String, help: String)] = [
        (name(of: .success), "Conforms, or the command did what it was asked."),
        (name(of: .findings), "Does not conform."),
        (name(of: .failed), "The job could not be done: an unreadable file, nothing to check."),
        (
            name(of: .inconclusive),
            "Inconclusive: nothing wrong was seen, not everything could be judged."
        ),
        (name(of: .usage), "The command line is wrong."),
        (
            [1, 2, 15].map { name(of: .interrupted(by: $0)) }.joined(separator: ", "),
            "Interrupted by HUP, INT or TERM; reports are complete files, marked incomplete."
        ),
    ]

    private static func name(of code: ExitCode) -> String { String(code.rawValue) }
}

/// What breaks the rules of the graph today.
///
/// Remove entries, never add any: a test fails when an entry is no longer needed.
enum KnownExceptions {
    /// The arrows between folders that close a circle, by module, each with the reason.
    static let folderArrows = [
        "Gen": [
            "Drawing → Coverage":
                "a script holds the covering plan it follows",
            "Running → Shrinking":
                "the verdict on a value, which shrinking needs, is part of running",
        ],
        "SessionConformance": [
            "Testees → Judging":
                "reported fields are given as the values that the judge compares"
        ],
        "SessionCorpus": [
            "Editing → Lint":
                "a new case is linted before it is written",
            "Editing → Scrubbing":
                "a draft of a case is scrubbed, by rules of the lint",
            "Reading → Lint":
                "mistakes in the form of a file are reported as findings of the lint",
            "Reading → Oracles":
                "the reader of fields is among the oracles",
        ],
    ]

    /// Names that several modules declare at top level, with the reason.
    static let sharedNames = [
        "Base64": "two modules decode it, each in its own way",
        "ChildEnd": "child processes are moving to Platform",
        "ChildProcess": "child processes are moving to Platform",
        "LivingChildren": "child processes are moving to Platform",
        "Pipe": "child processes are moving to Platform",
        "SystemError": "child processes are moving to Platform",
    ]
}

import TerminalText

/// A test case of a report in the format of JUnit.
struct JUnitCase {
    /// What became of a test case.
    enum Status {
        case passed
        case failed
        case unjudged
        case skipped
    }

    /// What is checked, and where.
    let name: String

    let status: Status

    /// The id of the rule, or what else the test case is about.
    let type: String

    /// Why it did not pass, in one line.
    let message: String

    /// What a reader of the test case sees.
    let output: String

    init(
        _ name: String,
        _ status: Status,
        type: String = "",
        message: String = "",
        output: String = ""
    ) {
        self.name = name
        self.status = status
        self.type = type
        self.message = message
        self.output = output
    }
}

extension JUnitCase {
    /// The test cases that a limit leaves out.
    struct Omission {
        private var passed = 0
        private var failed = 0
        private var unjudged = 0
        private var skipped = 0

        /// Counts a test case.
        mutating func add(_ item: JUnitCase) {
            switch item.status {
            case .passed: passed += 1
            case .failed: failed += 1
            case .unjudged: unjudged += 1
            case .skipped: skipped += 1
            }
        }

        /// The test case that says how many are left out, and fails if one of them does.
        var testCase: JUnitCase? {
            let total = passed + failed + unjudged + skipped
            guard total > 0 else { return nil }
            let text = """
                \(total.grouped) more test cases are not listed: \(passed.grouped) passed, \
                \(failed.grouped) failed, \(unjudged.grouped) have errors, \(skipped.grouped) were \
                skipped
                """
            return JUnitCase(
                "all test cases are listed",
                failed > 0 ? .failed : unjudged > 0 ? .unjudged : .passed,
                type: "limit",
                message: text,
                output: text
            )
        }
    }
}

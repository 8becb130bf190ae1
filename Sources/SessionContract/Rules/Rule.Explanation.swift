extension Rule {
    /// What a rule checks and why, for the person who fixes what it found.
    package struct Explanation: Hashable, Sendable {
        /// What is wrong with a payload, an API or a model that breaks the rule, in one sentence.
        package var summary: String

        /// Whom it affects, and how.
        package var whyItMatters: String

        /// How to fix it, in the API and in a model.
        package var fix: String

        /// Where the rule comes from: a section of a standard, a page of the vendor, a principle.
        package var sources: [String]

        /// A smallest payload that breaks the rule, for rules that judge payloads.
        ///
        /// It is bytes because some rules are only broken by bytes that are not text.
        package var example: [UInt8]?

        package init(
            summary: String,
            whyItMatters: String,
            fix: String,
            sources: [String],
            example: [UInt8]? = nil
        ) {
            self.summary = summary
            self.whyItMatters = whyItMatters
            self.fix = fix
            self.sources = sources
            self.example = example
        }

        package init(
            summary: String,
            whyItMatters: String,
            fix: String,
            sources: [String],
            example: String
        ) {
            self.init(
                summary: summary,
                whyItMatters: whyItMatters,
                fix: fix,
                sources: sources,
                example: Array(example.utf8)
            )
        }
    }
}

extension Rule.Explanation {
    /// The example as text, with `\xhh` for every byte that is not printable ASCII.
    package var exampleText: String? {
        example?.map { byte in
            guard (0x20..<0x7F).contains(byte) else {
                return "\\x" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16)
            }
            return String(Unicode.Scalar(byte))
        }.joined()
    }
}

import SessionContract

/// Compares what the author of a case says about it with what its payload shows.
///
/// It is advice: an author may have a reason that no trait shows.
package enum CaseAdvice {
    // MARK: - The topic

    /// Returns a warning if a payload shows nothing that its topic is about.
    ///
    /// - Parameters:
    ///   - topic: The topic that the author has chosen.
    ///   - traits: The traits of the payload.
    /// - Returns: The warning, with the topic that would fit; `nil` if the topic fits.
    package static func warning(about topic: CorpusTopic, _ traits: CaseTraits) -> String? {
        guard let signs = signs(of: topic), !traits.contains(anyOf: signs) else { return nil }
        let other = preference.first { traits.contains(anyOf: $0.signs) }?.topic
        let better = other.map { "; it would fit '\($0.rawValue)' (\($0.summary))" }
        return "nothing in this payload is about the topic '\(topic.rawValue)' (\(topic.summary))"
            + (better ?? "")
    }

    /// The topics to propose, from the one with the rarest signs to the one with the most common.
    ///
    /// These are fewer signs than a topic has: white space is a matter of syntax, but a payload
    /// with white space is rarely about it.
    private static let preference: [(topic: CorpusTopic, signs: [String])] = [
        (.envelopes, ["answer"]), (.duplicates, ["key duplicate"]),
        (.syntax, ["syntax", "byte order mark", "encoding"]), (.links, ["rule link", "link"]),
        (.timestamps, ["dialect", "rule timestamp"]), (.numbers, ["number"]),
        (.types, ["type", "root"]), (.unknownFields, ["key unknown"]), (.strings, ["text"]),
        (.presence, ["null", "absent"]),
    ]

    /// The traits that show what a topic is about, by their beginnings; `nil` for a topic that any
    /// payload may be in.
    private static func signs(of topic: CorpusTopic) -> [String]? {
        switch topic {
        case .syntax:
            ["syntax", "byte order mark", "encoding", "spelled", "rule json"]
        case .presence: ["absent", "null"]
        case .types: ["type", "root", "null", "rule contract/missing"]
        case .numbers: ["number"]
        case .timestamps: ["dialect", "rule timestamp", "time"]
        case .strings: ["text", "spelled with escapes", "rule json/lone-surrogate", "link"]
        case .links: ["link", "rule link"]
        case .unknownFields: ["key unknown"]
        // Keys that some readers take for the same are there too.
        case .duplicates: ["key duplicate", "rule json/duplicate-key", "key unknown"]
        case .envelopes: ["answer"]
        case .regressions, .staging: nil
        }
    }

    // MARK: - The title

    /// Returns a warning for each word of a title that the payload does not show.
    package static func warnings(aboutTitle title: String, _ traits: CaseTraits) -> [String] {
        let words = title.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        return claims.compactMap { claim in
            guard let word = words.first(where: claim.words.contains),
                !traits.contains(anyOf: claim.signs), !traits.contains(anyOf: unreadable)
            else { return nil }
            return "the title says '\(word)', but \(claim.missing)"
        }
    }

    /// What a word in a title claims.
    private struct Claim {
        var words: Set<String>
        var signs: [String]

        /// What is said if no sign is there.
        var missing: String
    }

    /// Of these, a title may say anything.
    private static let unreadable = ["syntax", "root", "key unknown", "answer"]

    private static let claims = [
        Claim(
            words: ["null"],
            // There is also the character of that name, and the word as a text.
            signs: ["null", "type", "text control", "link", "dialect", "rule timestamp"],
            missing: "nothing in the payload is null"
        ),
        Claim(
            words: ["twice", "duplicate"],
            signs: ["key duplicate", "rule json/duplicate-key"],
            missing: "no key in the payload is there twice"
        ),
        Claim(
            words: ["negative"],
            signs: ["number negative", "dialect", "rule timestamp"],
            missing: "no number in the payload is negative"
        ),
        Claim(
            words: ["fraction"],
            signs: [
                "number fraction", "number spelled", "number 64", "dialect", "rule timestamp",
                "type",
            ],
            missing: "no number in the payload has a fraction"
        ),
    ]
}

package import StrictJSON
import TerminalText

/// The flags that `flags.json` defines, for people and for programs.
package struct FlagListing {
    private let corpus: Corpus

    /// Creates the listings of the flags of a corpus.
    package init(of corpus: Corpus) {
        self.corpus = corpus
    }

    /// Each flag with its number of cases, what it marks, the class of bugs, and the effect.
    package var text: String {
        let width = corpus.flags.map(\.id.count).max() ?? 0
        return corpus.flags.map { flag in
            let indent = String(repeating: " ", count: width + 8)
            let count = String(cases(of: flag))
            let number = String(repeating: " ", count: max(0, 4 - count.count)) + count
            return "\(flag.id.padded(to: width))  \(number)  \(flag.summary)\n"
                + "\(indent)bugs: \(flag.bugClass)\n\(indent)effect: \(flag.effect)\n"
        }.joined()
    }

    /// The flags as in their file, each with its number of cases.
    package var entries: JSONValue {
        .array(
            corpus.flags.map { flag in
                let count = JSONMember("cases", .number(cases(of: flag)))
                return JSONValue(.object((flag.tree.members ?? []) + [count]))
            }
        )
    }

    private func cases(of flag: Definition) -> Int {
        corpus.cases.count { $0.flags.contains(flag.id) }
    }

    // MARK: - Suggestions

    /// The number of flags that are suggested by their meaning.
    private static let mostSuggestions = 3

    /// Returns the flags that an unknown one was probably meant to be, by its spelling or else by
    /// the words that describe them.
    package func suggestions(for unknown: String) -> [String] {
        let near = NearMiss.matches(for: unknown, among: corpus.flags.map(\.id))
        guard near.isEmpty else { return near }
        let wanted = Self.stems(of: unknown)
        let ranked = corpus.flags.map { flag in (flag.id, score(of: flag, for: wanted)) }
            .filter { $0.1 > 0 }
            .sorted { ($1.1, $0.0) < ($0.1, $1.0) }
        let best = ranked.first?.1 ?? 0
        return ranked.filter { 2 * $0.1 >= best }.prefix(Self.mostSuggestions).map(\.0)
    }

    /// Returns how well the words that describe a flag match: an id says more than an effect.
    private func score(of flag: Definition, for wanted: Set<String>) -> Int {
        let texts = [(flag.id, 8), (flag.bugClass, 4), (flag.summary, 3), (flag.effect, 1)]
        return texts.reduce(0) { score, text in
            score + text.1 * Self.stems(of: text.0).intersection(wanted).count
        }
    }

    /// Returns the beginnings of the words in a text, without those that say nothing.
    ///
    /// Five letters join `overflow` and `overflowing`, and still separate most words.
    private static func stems(of text: String) -> Set<String> {
        let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
        return Set(
            words.filter { $0.count > 2 && !smallWords.contains(String($0)) }
                .map { String($0.prefix(5)) }
        )
    }

    private static let smallWords: Set<String> = [
        "and", "another", "any", "are", "before", "but", "does", "for", "from", "has", "into",
        "its", "not", "one", "other", "that", "the", "their", "them", "then", "too", "two", "where",
        "with",
    ]
}

extension Definition {
    /// The class of bugs that a flag is about.
    fileprivate var bugClass: String { tree["bug-class"]?.string?.string ?? "" }

    /// What users see of such a bug.
    fileprivate var effect: String { tree["effect"]?.string?.string ?? "" }
}

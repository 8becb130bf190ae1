import Foundation
import SessionContract
import SessionCorpus
import StrictJSON
import TerminalText

/// The folder of a corpus, found and read.
struct CorpusFolder {
    /// The path as messages show it, which also leads there from the working directory.
    let shownPath: String

    /// The absolute path.
    let path: String

    /// The folder that was asked for, or else `Corpus` in `directory` or in a folder above it.
    ///
    /// - Throws: Where none was asked for and there is none.
    init(_ name: String?, from directory: String) throws(CorpusFailure) {
        if let name {
            shownPath = name
            path = name.hasPrefix("/") ? name : "\(directory)/\(name)"
            return
        }
        guard let found = CorpusRoot.find(option: nil, from: directory) else {
            throw CorpusFailure(
                "there is no corpus here or in a folder above: no folder Corpus with a file "
                    + "VERSION; name one with --corpus DIR (the built-in copy is read-only)",
                kind: .notFound
            )
        }
        path = found
        let here = URL(filePath: directory).standardized.pathComponents.count
        let above = here - (URL(filePath: found).standardized.pathComponents.count - 1)
        shownPath = String(repeating: "../", count: max(0, above)) + "Corpus"
    }

    /// The path of a file of the corpus, as messages show it.
    func shownPath(of file: String) -> String {
        shownPath.hasSuffix("/") ? shownPath + file : "\(shownPath)/\(file)"
    }
}

extension CorpusFolder {
    /// The option that names the folder.
    static func option<Values>(
        _ path: any WritableKeyPath<Values, String?> & Sendable,
        help: String = "The folder of the corpus (default: Corpus, here or in a folder above)."
    ) -> CommandOption<Values> {
        .value(
            "--corpus",
            "DIR",
            completion: .folder,
            help: help
        ) { values, text throws(ValueFault) in
            guard !text.isEmpty else { throw ValueFault("the path of a folder") }
            values[keyPath: path] = text
        }
    }

    /// The option that names the folder where the built-in copy will do as well.
    static func optionOrBuiltIn<Values>(
        _ path: any WritableKeyPath<Values, String?> & Sendable
    ) -> CommandOption<Values> {
        option(
            path,
            help: "The folder of the corpus (default: Corpus, here or in a folder above, else the "
                + "essential cases that are built in)."
        )
    }

    /// The option that names a topic.
    static func topicOption<Values>(
        _ path: any WritableKeyPath<Values, CorpusTopic?> & Sendable,
        help: String
    ) -> CommandOption<Values> {
        // All names would make a line of help that is too long for any terminal.
        .choice("--topic", "TOPIC", help: help) { $0[keyPath: path] = $1 }
    }

    /// The option that names a flag.
    static func flagOption<Values>(
        _ path: any WritableKeyPath<Values, String?> & Sendable,
        help: String
    ) -> CommandOption<Values> {
        .value("--flag", "FLAG", completion: .corpusFlag, help: help) { $0[keyPath: path] = $1 }
    }

    /// Reads the corpus; every mistake of form is a failure that names its place.
    func corpus() throws(CorpusFailure) -> Corpus { try corpus(in: CorpusSnapshot(root: path)) }

    /// Reads a snapshot of this folder in the same way.
    func corpus(in snapshot: CorpusSnapshot) throws(CorpusFailure) -> Corpus {
        let corpus = Corpus(snapshot)
        guard let mistake = corpus.mistakes.first else { return corpus }
        throw CorpusFailure("fix the corpus first: \(line(for: mistake))", kind: .malformed)
    }

    /// A complaint as `FILE:LINE:COLUMN: CASE: RULE: MESSAGE; MEND`, harmless on a terminal.
    func line(for finding: LintFinding) -> String {
        let place = "\(shownPath(of: finding.file)):\(finding.position.line)"
        let parts = ["\(place):\(finding.position.column)", finding.caseID, finding.rule.rawValue]
        let text = parts.compactMap { $0 }.joined(separator: ": ")
        return "\(text): \(finding.message); \(finding.mend)".terminalSafe
    }
}

extension Corpus {
    /// Requires that `flags.json` defines a flag.
    func requireFlag(_ flag: String) throws(CorpusFailure) {
        let defined = flags.map(\.id)
        guard !defined.contains(flag) else { return }
        let nearest = NearMiss.matches(for: flag, among: defined)
        let hint = UsageProblem.question(nearest) ?? "; 'corpus stats' lists them"
        throw CorpusFailure("flags.json defines no flag '\(flag)'\(hint)", kind: .notFound)
    }
}

import Foundation
import SessionCorpus
import StrictJSON
import TerminalText

/// Where the corpus is, and the reading of it.
struct CorpusFolder {
    /// The path as people are shown it, which also leads there from the working directory.
    let shownPath: String

    /// The path from the root of the file system on.
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
                    + "VERSION; name one with --corpus DIR (the built-in copy is for reading alone)"
            )
        }
        path = found
        let here = URL(filePath: directory).standardized.pathComponents.count
        let above = here - (URL(filePath: found).standardized.pathComponents.count - 1)
        shownPath = String(repeating: "../", count: max(0, above)) + "Corpus"
    }

    /// The path of a file of the corpus, as people are shown it.
    func shownPath(of file: String) -> String {
        shownPath.hasSuffix("/") ? shownPath + file : "\(shownPath)/\(file)"
    }
}

extension CorpusFolder {
    /// The option that names the folder.
    static func option<Values>(
        _ path: WritableKeyPath<Values, String?>,
        help: String = "The folder of the corpus (default: Corpus, here or in a folder above)."
    ) -> CommandOption<Values> {
        .value(
            "--corpus",
            "DIR",
            help: help
        ) { values, text throws(ValueFault) in
            guard !text.isEmpty else { throw ValueFault("the path of a folder") }
            values[keyPath: path] = text
        }
    }

    /// The option that names the folder where the built-in copy will do as well.
    static func optionOrBuiltIn<Values>(
        _ path: WritableKeyPath<Values, String?>
    ) -> CommandOption<Values> {
        option(
            path,
            help: "The folder of the corpus (default: Corpus, here or in a folder above, else the "
                + "essential cases that are built in)."
        )
    }

    /// The option that names a topic.
    static func topicOption<Values>(
        _ path: WritableKeyPath<Values, CorpusTopic?>,
        help: String
    ) -> CommandOption<Values> {
        // All names at once would make a line of help that no terminal is wide enough for.
        .value("--topic", "TOPIC", help: help) { values, text throws(ValueFault) in
            guard let topic = CorpusTopic(rawValue: text) else {
                throw ValueFault(text, noneOf: CorpusTopic.allCases.map(\.rawValue))
            }
            values[keyPath: path] = topic
        }
    }

    /// Reads the corpus, where every mistake of form is a failure that names its place.
    func corpus() throws(CorpusFailure) -> Corpus { try corpus(in: CorpusSnapshot(root: path)) }

    /// Reads a snapshot of this folder in the same way.
    func corpus(in snapshot: CorpusSnapshot) throws(CorpusFailure) -> Corpus {
        let corpus = Corpus(snapshot)
        guard let mistake = corpus.mistakes.first else { return corpus }
        throw CorpusFailure("mend the corpus first: \(line(for: mistake))")
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
        let nearest = NearMiss.closest(to: flag, among: defined)
        let mend = nearest.map { "did you mean '\($0)'?" } ?? "'corpus stats' lists them"
        throw CorpusFailure("flags.json defines no flag '\(flag)'; \(mend)")
    }
}

extension Console {
    /// Runs `work`, whose failure is told, and means that the job could not be done.
    func reportingFailure(_ work: () throws(CorpusFailure) -> Int32) -> Int32 {
        do {
            return try work()
        } catch {
            complain(error.description)
            return 2
        }
    }
}

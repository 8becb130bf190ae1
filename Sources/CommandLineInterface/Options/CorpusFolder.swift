import CommandLineFrame
import Foundation
import JSONFiles
import SessionContract
import SessionCorpus
import StrictJSON
import TerminalText

/// A corpus folder, which can be found and read.
struct CorpusFolder {
    /// The path as shown in messages, valid relative to the working directory.
    let shownPath: String

    /// The absolute path.
    let path: String

    /// The folder `name`, or else the folder `Corpus` in `directory` or its nearest parent.
    ///
    /// - Throws: If no name is given and no folder is found.
    init(_ name: String?, from directory: String) throws(CorpusFailure) {
        if let name {
            shownPath = name
            path = name.hasPrefix("/") ? name : "\(directory)/\(name)"
            return
        }
        guard let found = CorpusRoot.find(option: nil, from: directory) else {
            throw CorpusFailure(
                "no corpus found: neither the current folder nor a parent has a folder Corpus "
                    + "with a file VERSION; choose one with --corpus DIR (the built-in copy is "
                    + "read-only)",
                kind: .notFound
            )
        }
        path = found
        let here = URL(filePath: directory).standardized.pathComponents.count
        let above = here - (URL(filePath: found).standardized.pathComponents.count - 1)
        shownPath = String(repeating: "../", count: max(0, above)) + "Corpus"
    }

    /// The path of a corpus file as shown in messages.
    func shownPath(of file: String) -> String {
        shownPath.hasSuffix("/") ? shownPath + file : "\(shownPath)/\(file)"
    }
}

extension CorpusFolder {
    /// The option `--corpus`.
    static func option<Values>(
        _ path: any WritableKeyPath<Values, String?> & Sendable,
        help: String = "Corpus folder (default: Corpus in the current folder or a parent)."
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

    /// The option `--corpus` of commands that can also use the built-in copy.
    static func optionOrBuiltIn<Values>(
        _ path: any WritableKeyPath<Values, String?> & Sendable
    ) -> CommandOption<Values> {
        option(
            path,
            help: "Corpus folder (default: Corpus in the current folder or a parent, else the "
                + "built-in copy)."
        )
    }

    /// The option `--topic`.
    static func topicOption<Values>(
        _ path: any WritableKeyPath<Values, CorpusTopic?> & Sendable,
        help: String
    ) -> CommandOption<Values> {
        // All names together would make a help line that fits no terminal.
        .choice("--topic", "TOPIC", help: help) { $0[keyPath: path] = $1 }
    }

    /// The option `--flag`.
    static func flagOption<Values>(
        _ path: any WritableKeyPath<Values, String?> & Sendable,
        help: String
    ) -> CommandOption<Values> {
        .value("--flag", "FLAG", completion: .corpusFlag, help: help) { $0[keyPath: path] = $1 }
    }

    /// Reads the corpus; a mistake of form is a failure that names its position.
    func corpus() throws(CorpusFailure) -> Corpus { try corpus(in: CorpusSnapshot(root: path)) }

    /// Reads the corpus in a snapshot of this folder in the same way.
    func corpus(in snapshot: CorpusSnapshot) throws(CorpusFailure) -> Corpus {
        let corpus = Corpus(snapshot)
        guard let mistake = corpus.mistakes.first else { return corpus }
        throw CorpusFailure("fix the corpus first: \(line(for: mistake))", kind: .malformed)
    }

    /// A complaint as `FILE:LINE:COLUMN: CASE: RULE: MESSAGE; FIX`, safe to print to a terminal.
    func line(for finding: LintFinding) -> String {
        let place = "\(shownPath(of: finding.file)):\(finding.position.line)"
        let parts = ["\(place):\(finding.position.column)", finding.entryID, finding.rule.rawValue]
        let text = parts.compactMap { $0 }.joined(separator: ": ")
        return "\(text): \(finding.message). \(finding.fix)".terminalSafe
    }
}

extension Corpus {
    /// Throws unless `flags.json` defines `flag`.
    func requireFlag(_ flag: String) throws(CorpusFailure) {
        guard !flags.contains(where: { $0.id == flag }) else { return }
        let nearest = FlagListing(of: self).suggestions(for: flag)
        let hint = UsageProblem.question(nearest) ?? "; 'corpus flags' lists the flags"
        throw CorpusFailure("flags.json does not define a flag '\(flag)'\(hint)", kind: .notFound)
    }
}

package import JSONFiles
import SessionContract
package import StrictJSON

/// A payload of the corpus, with its expectation in each layer and the reason why it exists.
package struct CorpusCase: Sendable {
    /// The suffix of files with cases and definitions, which raw payloads do not have.
    static let fileSuffix = ".json"

    /// The permanent name: the topic and further words, joined by hyphens.
    package var id: String

    /// What the case shows, in one line.
    package var title: String

    /// The version of the corpus that added the case.
    package var added: String

    package var subject: Subject

    /// The payload in the form in which the file writes it.
    package var input: CaseInput

    /// The exact bytes of the payload.
    package var payload: [UInt8]

    package var expectation: CaseExpectation

    /// The classes of bugs that the case catches, defined in `flags.json`.
    package var flags: [String]

    /// Which client broke, or which sentence of which standard applies.
    package var why: String?

    /// Clauses of standards and bug reports.
    ///
    /// `references.json` defines the part before `#`.
    package var refs: [String]

    package var source: CaseSource

    /// The topic in whose folder the case is.
    package var topic: CorpusTopic

    /// The file the case was read from.
    package var file: TextFile

    /// The case as it is in its file, with the range of each value.
    package var tree: JSONValue
}

extension CorpusCase {
    /// What the payload of a case is.
    package enum Subject: String, CaseIterable, Hashable, Sendable {
        /// One session object, which a model reads and writes.
        case session

        /// A whole API response with its envelope. Models of only the session object are not
        /// tested with it.
        case answer
    }

    /// Whether the payload conforms without a finding above a note and every model must accept it,
    /// so that the case needs no reason.
    package var isPlainAccept: Bool {
        expectation.syntax == .valid && expectation.contract == .conforms
            && expectation.rules.isEmpty && expectation.decode ?? .accept == .accept
    }
}

extension UInt8 {
    /// Whether the byte may occur in a word of a case id.
    var isLowercaseLetterOrDigit: Bool { isDigit || UInt8(ascii: "a")...UInt8(ascii: "z") ~= self }
}

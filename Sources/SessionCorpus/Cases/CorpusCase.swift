import SessionContract
package import StrictJSON

/// One payload of the corpus, with what is expected of it in each layer and why it exists.
package struct CorpusCase: Sendable {
    /// The name that never changes: the topic, a hyphen, and words joined by hyphens.
    package var id: String

    /// What the case shows, in one line.
    package var title: String

    /// The version of the corpus the case came with.
    package var added: String

    package var subject: Subject

    /// How the file writes the payload.
    package var input: CaseInput

    /// The exact bytes of the payload.
    package var payload: [UInt8]

    package var expectation: CaseExpectation

    /// The classes of bugs the case catches, each defined in `flags.json`.
    package var flags: [String]

    /// Which client broke, or which sentence of which standard is at stake.
    package var why: String?

    /// Clauses of standards and reports of bugs, the part before `#` defined in `references.json`.
    package var refs: [String]

    package var source: CaseSource

    /// The topic whose folder the case lies in.
    package var topic: CorpusTopic

    /// The file the case was read from.
    package var file: CorpusText

    /// The case as its file has it, with the place of each part.
    package var tree: JSONValue
}

extension CorpusCase {
    /// What the payload of a case is.
    package enum Subject: String, CaseIterable, Hashable, Sendable {
        /// One session object, to be read and given back by a model.
        case session

        /// A whole answer of the API, its envelope included; a model of the session object alone
        /// is not asked about it.
        case answer
    }

    /// Whether the payload conforms without a fault and every model must accept it, so that
    /// nothing about it needs a reason.
    package var isPlainAccept: Bool {
        expectation.syntax == .valid && expectation.contract == .conforms
            && expectation.rules.isEmpty && expectation.decode ?? .accept == .accept
    }
}

extension UInt8 {
    /// Whether the byte may be in a word of the id of a case.
    var isLowercaseLetterOrDigit: Bool { isDigit || UInt8(ascii: "a")...UInt8(ascii: "z") ~= self }
}

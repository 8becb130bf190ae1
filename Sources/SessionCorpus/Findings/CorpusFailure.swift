/// An error of an operation on a corpus.
package struct CorpusFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// The ways in which an operation on a corpus fails.
    package enum Kind: CaseIterable, Sendable {
        /// A file or a folder cannot be read.
        case unreadable

        /// A file cannot be written.
        case unwritable

        /// The files are not a corpus, or have mistakes that must be fixed first.
        case malformed

        /// The corpus has no case or flag of that name.
        case notFound

        /// The request would do harm or makes no sense, so nothing was changed.
        case refused
    }

    /// The way in which the operation failed.
    package let kind: Kind

    /// What failed and what to do about it, in one sentence.
    package let description: String

    /// Further lines, such as what there is to choose from.
    package let details: [String]

    package init(_ description: String, kind: Kind, details: [String] = []) {
        self.kind = kind
        self.description = description
        self.details = details
    }
}

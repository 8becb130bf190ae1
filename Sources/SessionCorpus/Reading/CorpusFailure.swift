/// Why something could not be done with a corpus, in one sentence with its mend.
package struct CorpusFailure: Error, Hashable, Sendable, CustomStringConvertible {
    package var description: String

    package init(_ description: String) {
        self.description = description
    }
}

package import SessionContract
package import SessionModel

/// What is expected of one payload, layer by layer.
package struct CaseExpectation: Hashable, Sendable {
    /// Whether the bytes are a JSON text.
    package var syntax: Syntax

    /// What the contract says of the payload.
    package var contract: PayloadVerdict.Kind

    /// The rules with findings of severity error or warning, in the order of ``Rule``.
    package var rules: [Rule] = []

    /// The rules with findings of severity note, in the order of ``Rule``.
    package var notes: [Rule] = []

    /// How many session objects an answer holds; `nil` for a session.
    package var sessions: Int?

    /// The dialect of each moment that is a string; of a field named twice, that of the first.
    package var timestamps: [DeclaredField: Timestamp.Dialect] = [:]

    /// What a model owes; `nil` for an answer.
    package var decode: Decoding?

    /// The question that the model's answer depends on, where it may be either.
    package var policy: Policy?

    /// What an accepting model has read.
    ///
    /// Several where it may choose, as between two values of a key; none where it rejects, or where
    /// the payload is nested past what our reader follows.
    package var fields: [SessionFields] = []

    /// What an accepting model gives back; `nil` where there are no ``fields`` to give back though
    /// it may accept, and for an answer.
    package var reencode: Reencoding?

    package init(syntax: Syntax, contract: PayloadVerdict.Kind) {
        self.syntax = syntax
        self.contract = contract
    }
}

extension CaseExpectation {
    /// Whether bytes are a JSON text by RFC 8259.
    package enum Syntax: String, CaseIterable, Hashable, Sendable {
        case valid
        case invalid

        /// A byte order mark (section 8.1), or nesting past what a reader must follow (section 9).
        case implementationDefined = "implementation-defined"
    }

    /// What a model owes to a payload.
    package enum Decoding: String, CaseIterable, Hashable, Sendable {
        case accept
        case reject
        case either
    }

    /// What comes back from a model that has accepted.
    package enum Reencoding: Hashable, Sendable {
        /// An object of the same meaning.
        case same

        /// An object with these declared fields; of several, one. Undeclared fields may come too.
        case fields([SessionFields])

        /// Nothing, for the model rejects.
        case none
    }
}

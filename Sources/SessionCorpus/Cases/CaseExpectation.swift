package import SessionContract
package import SessionModel

/// What is expected of one payload, layer by layer.
package struct CaseExpectation: Hashable, Sendable {
    /// Whether the bytes are a JSON text.
    package var syntax: Syntax

    /// The verdict of the contract on the payload.
    package var contract: PayloadVerdict.Kind

    /// The rules with findings of severity error or warning, in the order of ``Rule``.
    package var rules: [Rule] = []

    /// The rules with findings of severity note, in the order of ``Rule``.
    package var notes: [Rule] = []

    /// The number of session objects in a response; `nil` for a session.
    package var sessions: Int?

    /// The dialect of each timestamp that is a string; for a duplicate key, that of the first.
    package var timestamps: [DeclaredField: Timestamp.Dialect] = [:]

    /// What a model must do; `nil` for a response.
    package var decode: Decoding?

    /// The open question that decides, if a model may accept or reject.
    package var policy: Policy?

    /// The fields that an accepting model may read.
    ///
    /// There are several if it may choose, for example between two values of a key. There are none
    /// if it must reject, or if the payload is nested too deeply for our own reader.
    package var fields: [SessionFields] = []

    /// What an accepting model writes; `nil` for a response, and if a model may accept but
    /// ``fields`` is empty.
    package var reencode: Reencoding?

    package init(syntax: Syntax, contract: PayloadVerdict.Kind) {
        self.syntax = syntax
        self.contract = contract
    }
}

extension CaseExpectation {
    /// Whether bytes are JSON according to RFC 8259.
    package enum Syntax: String, CaseIterable, Hashable, Sendable {
        case valid
        case invalid

        /// A byte order mark (section 8.1), or nesting deeper than the limit (section 9).
        case implementationDefined = "implementation-defined"
    }

    /// What a model must do with a payload.
    package enum Decoding: String, CaseIterable, Hashable, Sendable {
        case accept
        case reject
        case either
    }

    /// What a model writes after it has accepted a payload.
    package enum Reencoding: Hashable, Sendable {
        /// An object with the same meaning.
        case same

        /// An object with one of these sets of declared fields. It may also have undeclared ones.
        case fields([SessionFields])

        /// Nothing, since the model rejects the payload.
        case none
    }
}

package import SessionModel

extension Fault {
    /// The part of a payload that is at fault.
    package enum Subject: Hashable, Sendable {
        /// The whole text, or a source of texts.
        case text

        /// A member that is undeclared or occurs more than once, whose path is only in the text.
        case member

        /// The value of a key that makes an object an envelope.
        case envelope(EnvelopeKey)

        /// The value of a paging member.
        case paging(PagingMember)

        /// The value of a declared field, or its absence.
        case field(DeclaredField)
    }
}

extension Fault.Subject {
    /// The keys that lead from the enclosing session or envelope to the subject, or `nil` if only
    /// the text shows them.
    package var path: [String]? {
        switch self {
        case .text: []
        case .member: nil
        case .envelope(let key): [key.rawValue]
        case .paging(let member): member.path
        case .field(let field): [field.key]
        }
    }
}

extension Fault {
    /// The declared field whose value or absence is at fault, or `nil` if the fault is in a whole
    /// text, an envelope or another member.
    package var field: DeclaredField? {
        guard case .field(let field) = subject else { return nil }
        return field
    }

    /// The keys that lead from the enclosing session or envelope to the fault, or `nil` if only the
    /// text shows them.
    package var path: [String]? { subject.path }
}

package import SessionModel

extension Fault {
    /// What a fault is a fault of.
    package enum Subject: Hashable, Sendable {
        /// The whole text, or a source of texts.
        case text

        /// A member that the contract does not declare, or one named twice; only the text knows it.
        case member

        /// The value of a key that makes an object an envelope.
        case envelope(EnvelopeKey)

        /// The value of a member that is about paging.
        case paging(PagingMember)

        /// The value of a declared field, or its absence.
        case field(DeclaredField)
    }
}

extension Fault.Subject {
    /// The keys that lead to the subject from the session or the envelope it is in; `nil` where
    /// only the text knows the way.
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
    /// The declared field whose value, or whose absence, is at fault; `nil` where the fault is
    /// that of a whole text, of an envelope or of another member.
    package var field: DeclaredField? {
        guard case .field(let field) = subject else { return nil }
        return field
    }

    /// The keys that lead to the fault from the session or the envelope it is in; `nil` where only
    /// the text knows the way.
    package var path: [String]? { subject.path }
}

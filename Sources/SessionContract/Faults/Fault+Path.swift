import SessionModel

extension Fault {
    /// The keys that lead to the fault from the session or the envelope it is in; `nil` where only
    /// the text knows the way.
    package var path: [String]? {
        switch self {
        case .syntax, .byteOrderMark, .framing, .unjudged, .noSessions, .unknownEnvelope,
            .elementShape:
            []
        case .duplicateKey, .loneSurrogateInKey, .loneSurrogateInValue, .undeclared, .misspelled:
            nil
        case .sessionsShape: [EnvelopeKey.sessions.rawValue]
        case .sessionShape, .arrayForm: [EnvelopeKey.session.rawValue]
        case .pagingType(let member, _): member.path
        case .noNextPage: PagingMember.hasMore.path
        case .countValue, .countTooSmall, .countTooLarge: PagingMember.count.path
        case .absent(let field), .null(let field), .type(let field, _), .fraction(let field),
            .range(let field), .integerSpelling(let field), .timestampForm(let field, _),
            .future(let field):
            [field.key]
        case .order: [DeclaredField.lastSeenAt.key]
        case .linkForm, .linkSession, .linkUser: [DeclaredField.url.key]
        }
    }
}

extension Fault.PagingMember {
    /// The keys that lead to the member from its envelope.
    package var path: [String] { rawValue.split(separator: ".").map(String.init) }
}

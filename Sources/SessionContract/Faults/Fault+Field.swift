package import SessionModel

extension Fault {
    /// The declared field whose value, or whose absence, is at fault; `nil` where the fault is
    /// that of a whole text, of an envelope or of another member.
    package var field: DeclaredField? {
        switch self {
        case .absent(let field), .null(let field), .type(let field, _), .fraction(let field),
            .range(let field), .integerSpelling(let field), .timestampForm(let field, _),
            .future(let field):
            field
        case .order: .lastSeenAt
        case .linkForm, .linkSession, .linkUser: .url
        case .syntax, .byteOrderMark, .duplicateKey, .loneSurrogateInKey, .loneSurrogateInValue,
            .framing, .unjudged, .noSessions, .unknownEnvelope, .elementShape, .sessionsShape,
            .sessionShape,
            .arrayForm, .pagingType, .countValue, .noNextPage, .countTooSmall, .countTooLarge,
            .undeclared, .misspelled:
            nil
        }
    }
}

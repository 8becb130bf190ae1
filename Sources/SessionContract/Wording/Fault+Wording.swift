extension Fault {
    /// The words for the fault, made on each call.
    package var wording: Wording {
        switch self {
        case .syntax(let kind): .syntax(kind)
        case .byteOrderMark: .byteOrderMark
        case .duplicateKey: .duplicateKey
        case .loneSurrogateInKey: .loneSurrogateInKey
        case .loneSurrogateInValue: .loneSurrogateInValue
        case .framing(let framing): .framing(framing)
        case .unjudged(let reason): .unjudged(reason)
        case .noSessions: .noSessions
        case .unknownEnvelope(let kind): .unknownEnvelope(kind)
        case .elementShape(let kind): .elementShape(kind)
        case .sessionsShape(let kind): .sessionsShape(kind)
        case .sessionShape(let kind): .sessionShape(kind)
        case .arrayForm: .arrayForm
        case .pagingType(let member, let kind): .pagingType(member, kind)
        case .countValue: .countValue
        case .noNextPage: .noNextPage
        case .countTooSmall: .countTooSmall
        case .countTooLarge: .countTooLarge
        case .absent(let field): .absent(field)
        case .null(let field): .null(field)
        case .type(let field, let kind): .type(field, kind)
        case .fraction(let field): .fraction(field)
        case .range(let field): .range(field)
        case .integerSpelling(let field): .integerSpelling(field)
        case .undeclared(let kind): .undeclared(kind)
        case .misspelled(let field, let kind): .misspelled(field, kind)
        case .timestampForm(let field, let form): .timestampForm(field, form)
        case .future(let field): .future(field)
        case .order: .order
        case .linkForm: .linkForm
        case .linkSession: .linkSession
        case .linkUser: .linkUser
        }
    }
}

import SessionModel
import StrictJSON

extension Fault {
    /// A small number that most faults do not share, to find rows by.
    ///
    /// Written out because hashing an enumeration hashes the texts of its raw values.
    var number: Int {
        switch self {
        case .syntax(let kind): 256 &+ Int(kind.rawValue)
        case .byteOrderMark: 1
        case .duplicateKey: 2
        case .loneSurrogateInKey: 3
        case .loneSurrogateInValue: 4
        case .framing: 5
        case .unjudged: 6
        case .noSessions: 7
        case .unknownEnvelope(let kind): 288 &+ kind.ordinal
        case .elementShape(let kind): 296 &+ kind.ordinal
        case .sessionsShape(let kind): 304 &+ kind.ordinal
        case .sessionShape(let kind): 312 &+ kind.ordinal
        case .arrayForm: 8
        case .pagingType: 9
        case .countValue: 10
        case .noNextPage: 11
        case .countTooSmall: 12
        case .countTooLarge: 13
        case .absent(let field): 16 &+ field.ordinal
        case .null(let field): 32 &+ field.ordinal
        case .fraction(let field): 48 &+ field.ordinal
        case .range(let field): 64 &+ field.ordinal
        case .integerSpelling(let field): 80 &+ field.ordinal
        case .future(let field): 96 &+ field.ordinal
        case .timestampForm(let field, let form): 112 &+ field.ordinal &+ (form.hasMoment ? 16 : 0)
        case .type(let field, let kind): 144 &+ field.ordinal &* 8 &+ kind.ordinal
        case .undeclared(let kind): 320 &+ kind.ordinal
        case .misspelled(_, let kind): 328 &+ kind.ordinal
        case .order: 14
        case .linkForm: 15
        case .linkSession: 248
        case .linkUser: 249
        }
    }
}

extension JSONValue.Kind {
    /// The position of the type among all.
    fileprivate var ordinal: Int {
        switch self {
        case .null: 0
        case .boolean: 1
        case .number: 2
        case .string: 3
        case .array: 4
        case .object: 5
        }
    }
}

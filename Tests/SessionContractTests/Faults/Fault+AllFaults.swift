import SessionContract
import SessionModel
import StrictJSON

extension Fault {
    /// Every fault that a payload can have, each once.
    ///
    /// Combinations that cannot occur are left out, such as a fraction in a string field.
    static let allFaults = textFaults + envelopeFaults + memberFaults + timeAndLinkFaults

    private static let textFaults: [Fault] =
        JSONSyntaxError.Kind.allCases.map { .syntax($0) }
        + [.byteOrderMark, .duplicateKey, .loneSurrogateInKey, .loneSurrogateInValue]
        + Framing.allCases.map { .framing($0) }
        + Unjudged.allCases.map { .unjudged($0) }
        + [.markup, .errorObject]

    private static let envelopeFaults: [Fault] =
        kinds(except: .array).map { .unknownEnvelope($0) }
        + kinds(except: .object).map { .elementShape($0) }
        + kinds(except: .array).map { .sessionsShape($0) }
        + kinds(except: .object).map { .sessionShape($0) }
        + PagingMember.allCases.flatMap { member in
            member.forbiddenKinds.map { .pagingType(member, $0) }
        }
        + [.arrayForm, .countValue, .noNextPage, .countTooSmall, .countTooLarge]

    private static let memberFaults: [Fault] =
        DeclaredField.allCases.flatMap { field in
            [.absent(field)]
                + (field.isRequired ? [.null(field)] : [])
                + kinds(except: .null, field.kind).map { .type(field, $0) }
                + (field.meaning == .integer ? integerFaults(of: field) : [])
                + JSONValue.Kind.allCases.map { .misspelled(field, $0) }
        }
        + JSONValue.Kind.allCases.map { .undeclared($0) }

    private static func integerFaults(of field: DeclaredField) -> [Fault] {
        [.fraction(field), .range(field), .integerSpelling(field)]
    }

    private static let timeAndLinkFaults: [Fault] =
        DeclaredField.allCases.filter(\.isTimestamp).flatMap { field in
            [.future(field)] + TimestampForm.allForms.map { .timestampForm(field, $0) }
        }
        + [.order, .linkForm, .linkSession, .linkUser]

    private static func kinds(except excluded: JSONValue.Kind...) -> [JSONValue.Kind] {
        JSONValue.Kind.allCases.filter { !excluded.contains($0) }
    }
}

extension Fault.PagingMember {
    /// The types that the member must not have.
    ///
    /// A number for `count` is not among them, although its value may be a fault.
    fileprivate var forbiddenKinds: [JSONValue.Kind] {
        let allowed: [JSONValue.Kind] =
            switch self {
            case .meta, .links: [.object, .null]
            case .hasMore: [.boolean]
            case .afterCursor, .beforeCursor, .next, .previous, .nextPage, .previousPage:
                [.string, .null]
            case .count: [.number, .null]
            }
        return JSONValue.Kind.allCases.filter { !allowed.contains($0) }
    }
}

extension Fault.TimestampForm {
    /// All forms that a text can have, except the documented one.
    fileprivate static let allForms = Timestamp.Dialect.allCases.flatMap { dialect -> [Self] in
        guard dialect != .documented else { return [] }
        let meanings = [false, true].map { dialect.meaning(namesMoment: $0) }
        guard meanings[0] == meanings[1] else {
            return [Self(dialect, hasMoment: false), Self(dialect, hasMoment: true)]
        }
        return [Self(dialect, hasMoment: dialect.hasMoment)]
    }
}

extension Fault {
    /// The position of the case in the declaration of the type.
    ///
    /// The switch is exhaustive, so a new case does not compile until it is added here. Add it to
    /// `allFaults` and ``caseCount`` too.
    var position: Int {
        switch self {
        case .syntax: 0
        case .byteOrderMark: 1
        case .duplicateKey: 2
        case .loneSurrogateInKey: 3
        case .loneSurrogateInValue: 4
        case .framing: 5
        case .unjudged: 6
        case .unknownEnvelope: 7
        case .elementShape: 8
        case .sessionsShape: 9
        case .sessionShape: 10
        case .arrayForm: 11
        case .pagingType: 12
        case .countValue: 13
        case .noNextPage: 14
        case .countTooSmall: 15
        case .countTooLarge: 16
        case .absent: 17
        case .null: 18
        case .type: 19
        case .fraction: 20
        case .range: 21
        case .integerSpelling: 22
        case .undeclared: 23
        case .misspelled: 24
        case .timestampForm: 25
        case .future: 26
        case .order: 27
        case .linkForm: 28
        case .linkSession: 29
        case .linkUser: 30
        case .markup: 31
        case .errorObject: 32
        }
    }

    /// The number of cases of the type.
    static let caseCount = 33
}

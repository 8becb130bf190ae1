package import SessionModel
package import StrictJSON

/// One way in which a payload breaks a rule, as a small value without text.
///
/// Readers produce faults, possibly millions of them. A fault knows the rule that it breaks, but
/// not where it was seen. Only the faults that a report shows are turned into text, by ``wording``.
package enum Fault: Hashable, Sendable {
    // MARK: The text

    /// The bytes are not a JSON text.
    case syntax(JSONSyntaxError.Kind)

    /// The text starts with a byte order mark.
    case byteOrderMark

    /// An object has the same key again.
    case duplicateKey

    /// An escape in a key is half of a surrogate pair.
    case loneSurrogateInKey

    /// An escape in a string value is half of a surrogate pair.
    case loneSurrogateInValue

    /// Several texts are not one per line, or lines end with a comma.
    case framing(Framing)

    /// A value or an answer could not be judged.
    case unjudged(Unjudged)

    // MARK: A saved response

    /// The body of a response with status 200 is HTML or XML.
    case markup

    /// The body of a response with status 200 is an error object.
    case errorObject

    // MARK: The envelope

    /// The text is neither a session nor an envelope of sessions.
    case unknownEnvelope(JSONValue.Kind)

    /// An element of a list of sessions is not an object.
    case elementShape(JSONValue.Kind)

    /// `sessions` is not an array.
    case sessionsShape(JSONValue.Kind)

    /// `session` is neither an object nor an array of one element.
    case sessionShape(JSONValue.Kind)

    /// `session` is an array of one session.
    case arrayForm

    /// A paging member has the wrong type.
    case pagingType(PagingMember, JSONValue.Kind)

    /// `count` is a number that is not a valid count: negative, a fraction, or beyond 64 bits.
    case countValue

    /// `meta.has_more` is true, but there is no cursor or link to the next page.
    case noNextPage

    /// `count` is less than the number of sessions on the page.
    case countTooSmall

    /// `count` is more than the number of sessions on the only page.
    case countTooLarge

    // MARK: The members of a session

    /// A declared field is absent.
    case absent(DeclaredField)

    /// A required field is null.
    case null(DeclaredField)

    /// A declared field has a value of this type instead of its own.
    case type(DeclaredField, JSONValue.Kind)

    /// A number is not an integer.
    case fraction(DeclaredField)

    /// An integer does not fit in 64 bits.
    case range(DeclaredField)

    /// An integer is written with a fraction part or an exponent.
    case integerSpelling(DeclaredField)

    /// A member that the contract does not declare, with a value of this type.
    case undeclared(JSONValue.Kind)

    /// A member whose key is that of a declared field with different case or separators.
    case misspelled(DeclaredField, JSONValue.Kind)

    // MARK: Times and links

    /// A time is not in the documented form.
    case timestampForm(DeclaredField, TimestampForm)

    /// A time is later than now by more than the allowed skew.
    case future(DeclaredField)

    /// `last_seen_at` is before `authenticated_at`.
    case order

    /// `url` is not an absolute https URL.
    case linkForm

    /// The session id in the path of `url` is not `id`.
    case linkSession

    /// The user id in the path of `url` is not `user_id`.
    case linkUser
}

extension Fault {
    /// The text of the fault, which is created on each call.
    package var wording: Wording {
        switch self {
        case .syntax(let kind): .syntax(kind)
        case .byteOrderMark: .byteOrderMark
        case .duplicateKey: .duplicateKey
        case .loneSurrogateInKey: .loneSurrogateInKey
        case .loneSurrogateInValue: .loneSurrogateInValue
        case .framing(let framing): .framing(framing)
        case .unjudged(let reason): .unjudged(reason)
        case .markup: .markup
        case .errorObject: .errorObject
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

extension Fault {
    /// The rule that the fault breaks.
    package var rule: Rule { traits.rule }

    /// The part of the payload that is at fault.
    package var subject: Subject { traits.subject }

    /// The policy question that a payload with this fault raises, or `nil` if there is no choice.
    ///
    /// A model may reject the payload, or accept it and return it with the same meaning.
    package var question: PolicyQuestion? { traits.question }

    /// A small number that few faults share, as a cheap hash for rows.
    ///
    /// It is written by hand because the synthesized hash of an enumeration hashes the strings of
    /// its raw values.
    var number: Int { traits.number }

    /// The properties of a fault other than its text, with one row per case.
    ///
    /// A release build never creates a row, because each property above is compiled to its column.
    private struct Traits {
        let rule: Rule
        let subject: Subject
        let number: Int
        var question: PolicyQuestion?

        @inline(__always)
        init(
            _ rule: Rule,
            _ subject: Subject,
            _ number: Int,
            asks question: PolicyQuestion? = nil
        ) {
            self.rule = rule
            self.subject = subject
            self.number = number
            self.question = question
        }
    }

    @inline(__always) private var traits: Traits {
        switch self {
        case .syntax(let kind):
            Traits(kind.rule, .text, 256 &+ Int(kind.rawValue), asks: kind.question)
        case .byteOrderMark: Traits(.jsonByteOrderMark, .text, 1, asks: .byteOrderMark)
        case .duplicateKey: Traits(.jsonDuplicateKey, .member, 2, asks: .duplicateKey)
        case .loneSurrogateInKey: Traits(.jsonLoneSurrogate, .member, 3, asks: .loneSurrogate)
        case .loneSurrogateInValue: Traits(.jsonLoneSurrogate, .member, 4, asks: .loneSurrogate)
        case .framing: Traits(.inputFraming, .text, 5)
        case .unjudged(.empty): Traits(.inputEmpty, .text, 7)
        case .unjudged: Traits(.inputUnjudged, .text, 6)
        case .markup: Traits(.liveContentType, .text, 250)
        case .errorObject: Traits(.liveErrorBody, .text, 251)
        case .unknownEnvelope(let kind): Traits(.envelopeUnknown, .text, 288 &+ kind.ordinal)
        case .elementShape(let kind): Traits(.envelopeShape, .text, 296 &+ kind.ordinal)
        case .sessionsShape(let kind):
            Traits(.envelopeShape, .envelope(.sessions), 304 &+ kind.ordinal)
        case .sessionShape(let kind):
            Traits(.envelopeShape, .envelope(.session), 312 &+ kind.ordinal)
        case .arrayForm: Traits(.envelopeArrayForm, .envelope(.session), 8)
        case .pagingType(let member, _): Traits(.envelopePaging, .paging(member), 9)
        case .countValue: Traits(.envelopePaging, .paging(.count), 10)
        case .noNextPage: Traits(.envelopePaging, .paging(.hasMore), 11)
        case .countTooSmall: Traits(.envelopePaging, .paging(.count), 12)
        case .countTooLarge: Traits(.envelopePaging, .paging(.count), 13)
        case .absent(let field):
            Traits(
                field.isRequired ? .contractMissing : .contractAbsent,
                .field(field),
                16 &+ field.ordinal
            )
        case .null(let field): Traits(.contractNull, .field(field), 32 &+ field.ordinal)
        case .type(let field, let kind):
            Traits(.contractType, .field(field), 144 &+ field.ordinal &* 8 &+ kind.ordinal)
        case .fraction(let field): Traits(.contractFraction, .field(field), 48 &+ field.ordinal)
        case .range(let field):
            Traits(.contractRange, .field(field), 64 &+ field.ordinal, asks: .integerRange)
        case .integerSpelling(let field):
            Traits(
                .contractIntegerSpelling,
                .field(field),
                80 &+ field.ordinal,
                asks: .integerSpelling
            )
        case .undeclared(let kind): Traits(.contractUndeclared, .member, 320 &+ kind.ordinal)
        case .misspelled(_, let kind): Traits(.contractMisspelled, .member, 328 &+ kind.ordinal)
        case .timestampForm(let field, let form):
            Traits(
                form.rule,
                .field(field),
                112 &+ field.ordinal &+ (form.hasMoment ? 16 : 0)
            )
        case .future(let field): Traits(.timestampFuture, .field(field), 96 &+ field.ordinal)
        case .order: Traits(.timestampOrder, .field(.lastSeenAt), 14)
        case .linkForm: Traits(.linkForm, .field(.url), 15)
        case .linkSession: Traits(.linkSessionID, .field(.url), 248)
        case .linkUser: Traits(.linkUserID, .field(.url), 249)
        }
    }
}

extension JSONValue.Kind {
    /// The position of the type in the declaration.
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

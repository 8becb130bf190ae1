package import SessionModel
package import StrictJSON

/// One way in which a payload breaks a rule, as a small value without text.
///
/// A fault is what a reading of the bytes yields, by the million where need be. It knows the rule
/// it breaks and nothing about where it was seen. Words are made from it, by ``wording``, only for
/// the faults that a report shows.
package enum Fault: Hashable, Sendable {
    // MARK: The text

    /// The bytes are not a JSON text.
    case syntax(JSONSyntaxError.Kind)

    /// The text starts with a byte order mark.
    case byteOrderMark

    /// An object names a key again.
    case duplicateKey

    /// An escape in a key names half a surrogate pair.
    case loneSurrogateInKey

    /// An escape in a string value names half a surrogate pair.
    case loneSurrogateInValue

    /// There are several texts, which are not one per line, or lines that end in a comma.
    case framing(Framing)

    /// A value that should have been judged could not be.
    case unjudged(Unjudged)

    /// A source has no session in it.
    case noSessions

    // MARK: What is around sessions

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

    /// A member that is about paging has the wrong type.
    case pagingType(PagingMember, JSONValue.Kind)

    /// `count` is a number that counts nothing: negative, a fraction, or past 64 bits.
    case countValue

    /// `meta.has_more` is true, and neither a cursor nor a link leads on.
    case noNextPage

    /// `count` is less than the number of sessions on the page.
    case countTooSmall

    /// `count` is more than the number of sessions, and the page is the only one.
    case countTooLarge

    // MARK: The members of a session

    /// A declared field is absent.
    case absent(DeclaredField)

    /// A field that is required is null.
    case null(DeclaredField)

    /// A declared field has a value of this type, which is not its own.
    case type(DeclaredField, JSONValue.Kind)

    /// A number is not an integer.
    case fraction(DeclaredField)

    /// An integer does not fit 64 bits.
    case range(DeclaredField)

    /// An integer is written with a fraction part or an exponent.
    case integerSpelling(DeclaredField)

    /// A member that the contract does not declare, with a value of this type.
    case undeclared(JSONValue.Kind)

    /// An undeclared member whose key is that of a declared field in another case or style.
    case misspelled(DeclaredField, JSONValue.Kind)

    // MARK: Times and links

    /// A time is written in a way other than the documented one.
    case timestampForm(DeclaredField, TimestampForm)

    /// A time is later than now, by more than the allowed skew.
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
    /// How several texts of one source are separated where they are not one per line.
    package enum Framing: CaseIterable, Hashable, Sendable {
        /// Texts follow one another, over lines or on one line.
        case concatenated

        /// A line ends in a comma.
        case trailingComma
    }

    /// Why a value could not be judged.
    package enum Unjudged: CaseIterable, Hashable, Sendable {
        /// One value is longer than is held in memory.
        case tooLong

        /// A text could not be read to its end, and the rule that says so is off.
        case unreadable
    }

    /// The members of an envelope that are about paging.
    package enum PagingMember: String, CaseIterable, Hashable, Sendable {
        case meta = "meta"
        case hasMore = "meta.has_more"
        case afterCursor = "meta.after_cursor"
        case beforeCursor = "meta.before_cursor"
        case links = "links"
        case next = "links.next"
        case previous = "links.prev"
        case nextPage = "next_page"
        case previousPage = "previous_page"
        case count = "count"
    }

    /// A dialect other than the documented one, and whether the text names a moment.
    package struct TimestampForm: Hashable, Sendable {
        package let dialect: Timestamp.Dialect
        package let hasMoment: Bool

        package init(_ dialect: Timestamp.Dialect, hasMoment: Bool) {
            self.dialect = dialect
            self.hasMoment = hasMoment
        }

        /// The form of a text that reads so; `nil` for the documented one.
        package init?(_ reading: Timestamp.Reading) {
            guard reading.dialect != .documented else { return nil }
            self.init(reading.dialect, hasMoment: reading.moment != nil)
        }
    }
}

extension Fault {
    /// The rule that the fault breaks.
    package var rule: Rule {
        switch self {
        case .syntax(.invalidUTF8): .jsonEncoding
        case .syntax(.tooDeep): .jsonDepth
        case .syntax: .jsonSyntax
        case .byteOrderMark: .jsonByteOrderMark
        case .duplicateKey: .jsonDuplicateKey
        case .loneSurrogateInKey, .loneSurrogateInValue: .jsonLoneSurrogate
        case .framing: .inputFraming
        case .unjudged: .inputUnjudged
        case .noSessions: .inputEmpty
        case .unknownEnvelope: .envelopeUnknown
        case .elementShape, .sessionsShape, .sessionShape: .envelopeShape
        case .arrayForm: .envelopeArrayForm
        case .pagingType, .countValue, .noNextPage, .countTooSmall, .countTooLarge:
            .envelopePaging
        case .absent(let field): field.isRequired ? .contractMissing : .contractAbsent
        case .null: .contractNull
        case .type: .contractType
        case .fraction: .contractFraction
        case .range: .contractRange
        case .integerSpelling: .contractIntegerSpelling
        case .undeclared: .contractUndeclared
        case .misspelled: .contractMisspelled
        case .timestampForm(_, let form): form.rule
        case .future: .timestampFuture
        case .order: .timestampOrder
        case .linkForm: .linkForm
        case .linkSession: .linkSessionID
        case .linkUser: .linkUserID
        }
    }
}

extension Fault.TimestampForm {
    /// The rule that a text of this form breaks.
    package var rule: Rule {
        switch dialect {
        case .impossible: .timestampImpossible
        case .unknown, .empty: .timestampMalformed
        case .documented, .rfc3339Fraction, .rfc3339Offset, .rfc3339Lowercase,
            .rfc3339UnknownOffset, .rfc3339LeapSecond, .rfc3339Space, .iso8601Basic,
            .iso8601ShortOffset, .iso8601NoOffset, .iso8601Date, .iso8601WeekOrOrdinal,
            .iso8601ExpandedYear, .ruby, .rfc1123, .epochSeconds, .epochMilliseconds:
            hasMoment ? .timestampUndocumentedForm : .timestampNoOffset
        }
    }
}

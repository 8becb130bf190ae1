package import SessionModel
import StrictJSON

/// Something that a census counts in sessions, by a few states.
package enum CensusCounter: Hashable, Sendable {
    // MARK: Whole sessions

    /// Which fields are absent, null, or have a value.
    case presence

    /// The order of the declared keys.
    case order

    /// The names of undeclared keys.
    case keys

    /// The JSON types of the values of undeclared keys that are named.
    case types

    /// The rules that a session breaks.
    case rules

    /// How long after `authenticated_at` a session was last seen.
    case interval

    /// What is around a session.
    case envelope

    /// The paging members of a page.
    case paging

    // MARK: Fields

    /// Whether a field is absent, null, or has a value.
    case state(DeclaredField)

    /// The JSON type of a value other than null.
    case type(DeclaredField)

    /// The number of bytes of a text, in powers of two.
    case length(DeclaredField)

    // MARK: Times

    case dialect(DeclaredField)

    /// How far the offset of a time is from UTC.
    case offset(DeclaredField)

    /// The number of digits of the fraction of a second.
    case fraction(DeclaredField)

    /// How long before the census a time was.
    case age(DeclaredField)

    // MARK: Integers

    case sign(DeclaredField)

    /// The smallest of the usual types that an integer fits.
    case size(DeclaredField)

    /// The number of bits of an integer.
    case bits(DeclaredField)

    /// How a number is written.
    case spelling(DeclaredField)

    // MARK: Links

    case scheme(DeclaredField)

    /// The form of the host, without a letter of it.
    case host(DeclaredField)

    /// The form of the path, with only the words of the API.
    case path(DeclaredField)

    /// Whether there is a query or a fragment.
    case suffix(DeclaredField)
}

extension CensusCounter {
    /// All counters, in the order of their ``ordinal``.
    package static let allCases: [CensusCounter] =
        [.presence, .order, .keys, .types, .rules, .interval, .envelope, .paging]
        + DeclaredField.allCases.flatMap { field -> [CensusCounter] in
            let own: [CensusCounter] =
                switch field.meaning {
                case .integer: [.sign(field), .size(field), .bits(field), .spelling(field)]
                case .timestamp: [.dialect(field), .offset(field), .fraction(field), .age(field)]
                case .link: [.scheme(field), .host(field), .path(field), .suffix(field)]
                }
            return [.state(field), .type(field), .length(field)] + own
        }

    /// The counter with this name.
    package init?(name: String) {
        guard let counter = Self.byName[name] else { return nil }
        self = counter
    }

    private static let byName = Dictionary(
        uniqueKeysWithValues: allCases.map { ($0.name, $0) }
    )

    /// The number of counters of whole sessions.
    private static let sessionGroupSize = 8

    /// The number of counters of each field.
    private static let fieldGroupSize = 7

    /// The position in ``allCases``.
    package var ordinal: Int {
        let place =
            switch self {
            case .presence, .state: 0
            case .order, .type: 1
            case .keys, .length: 2
            case .types, .sign, .dialect, .scheme: 3
            case .rules, .size, .offset, .host: 4
            case .interval, .bits, .fraction, .path: 5
            case .envelope, .spelling, .age, .suffix: 6
            case .paging: 7
            }
        return place
            + (field.map { Self.sessionGroupSize + $0.ordinal * Self.fieldGroupSize } ?? 0)
    }

    /// The name in a census, such as `url.host`.
    package var name: String {
        field.map { "\($0.key).\(aspect)" } ?? "session.\(aspect)"
    }

    /// The field that is counted; `nil` if it is the whole session.
    package var field: DeclaredField? {
        switch self {
        case .presence, .order, .keys, .types, .rules, .interval, .envelope, .paging: nil
        case .state(let field), .type(let field), .length(let field), .dialect(let field),
            .offset(let field), .fraction(let field), .age(let field), .sign(let field),
            .size(let field), .bits(let field), .spelling(let field), .scheme(let field),
            .host(let field), .path(let field), .suffix(let field):
            field
        }
    }

    /// What is counted, without the field.
    package var aspect: String {
        switch self {
        case .presence: "presence"
        case .order: "order"
        case .keys: "keys"
        case .types: "types"
        case .rules: "rules"
        case .interval: "interval"
        case .envelope: "envelope"
        case .paging: "paging"
        case .state: "state"
        case .type: "type"
        case .length: "length"
        case .dialect: "dialect"
        case .offset: "offset"
        case .fraction: "fraction"
        case .age: "age"
        case .sign: "sign"
        case .size: "size"
        case .bits: "bits"
        case .spelling: "spelling"
        case .scheme: "scheme"
        case .host: "host"
        case .path: "path"
        case .suffix: "suffix"
        }
    }

    /// Whether a session can have several of the states, so that each is counted on its own.
    package var hasLabels: Bool { self == .keys || self == .types || self == .rules }

    /// The largest number of states; if there are more, all become ``Census/joinedState``.
    package var stateLimit: Int {
        // Whenever all keys have a name, all of their types do.
        self == .types ? Census.stateLimit * JSONValue.Kind.allCases.count : Census.stateLimit
    }

    /// Whether the states depend on what users do, and not on how the API writes it.
    ///
    /// They change from week to week, so a change of them is not an alarm.
    package var isUsage: Bool {
        switch self {
        case .interval, .length, .age, .bits: true
        default: false
        }
    }
}

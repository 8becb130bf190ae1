import SessionModel
import StrictJSON
import TerminalText

extension CensusCounter {
    /// Returns what a state of this counter means, as a sentence without its end, such as
    /// `'url' is null`.
    package func statement(of state: String) -> String {
        let name = field.map { "'\($0.key)'" } ?? ""
        return switch self {
        case .presence: Self.combination(state)
        case .order where state == CensusCounter.orderState(of: []):
            "keys come in the declared order"
        case .order: "keys come in the order \(state.replacing(">", with: ", "))"
        case .keys where state == KeyName.hidden:
            "there is an undeclared field, whose name is hidden because it may be data"
        case .keys: "there is an undeclared field '\(state)'"
        case .types: Self.type(state)
        case .rules: "a session breaks the rule \(state)"
        case .interval: "'last_seen_at' is \(Self.interval(state)) 'authenticated_at'"
        case .envelope: "sessions come \(Self.envelope(state))"
        case .paging: "a page has \(Self.paging(state))"
        case .state where state == FieldState.value.rawValue: "\(name) has a value"
        case .state: "\(name) is \(state)"
        case .type: "\(name) is \(JSONValue.Kind(rawValue: state)?.phrase ?? state)"
        case .length: "\(name) has \(state.replacing("-or-more", with: " or more")) bytes"
        case .dialect: "\(name) is in the dialect \(state)"
        case .offset: "\(name) \(Self.offset(state))"
        case .fraction: "\(name) has \(Self.digits(state)) after the seconds"
        case .age: "\(name) was \(Self.age(state))"
        case .sign: "\(name) is \(state)"
        case .size: "\(name) needs \(Self.size(state))"
        case .bits: "\(name) has \(Self.bits(state))"
        case .spelling: "\(name) is \(Self.spelling(state))"
        case .scheme: "\(name) has \(Self.scheme(state))"
        case .host: "\(name) has a host of the form \(state)"
        case .path: "\(name) has a path of the form \(state)"
        case .suffix: "\(name) has \(Self.suffix(state))"
        }
    }

    /// What is absent or null in a combination, or that nothing is.
    private static func combination(_ letters: String) -> String {
        let parts = zip(DeclaredField.allCases, letters).compactMap { field, letter -> String? in
            let state = FieldState.allCases.first { $0.rawValue.first == letter }
            return state == .value ? nil : state.map { "'\(field.key)' is \($0.rawValue)" }
        }
        return parts.isEmpty
            ? "every field has a value" : "\(parts.joined(separator: " and ")) in one session"
    }

    private static func type(_ state: String) -> String {
        guard let type = KeyType(state: state) else { return state }
        return "the undeclared field '\(type.key)' is \(type.kind.phrase)"
    }

    private static func interval(_ state: String) -> String {
        switch CensusState.Interval(rawValue: state) {
        case .negative: "before"
        case .zero: "the same time as"
        case .minute: "less than a minute after"
        case .hour: "less than an hour after"
        case .day: "less than a day after"
        case .month: "less than a month after"
        case .longer, nil: "a month or more after"
        }
    }

    private static func age(_ state: String) -> String {
        switch CensusState.Age(rawValue: state) {
        case .future: "after the census"
        case .hour: "less than an hour before the census"
        case .day: "less than a day before the census"
        case .week: "less than a week before the census"
        case .month: "less than a month before the census"
        case .year: "less than a year before the census"
        case .older, nil: "a year or more before the census"
        }
    }

    private static func envelope(_ state: String) -> String {
        switch CensusState.Envelope(rawValue: state) {
        case .array: "in an array"
        case .session: #"as {"session":{…}}"#
        case .sessionArray: #"as {"session":[…]}"#
        case .sessions: #"as {"sessions":[…]}"#
        case Optional.none, .some(.none): "without an envelope"
        }
    }

    private static func paging(_ state: String) -> String {
        guard let paging = PagingState.all.first(where: { $0.name == state }), !paging.isEmpty
        else { return "no paging members" }
        let kinds: [(PagingState, String)] = [
            (.cursor, "cursor paging"), (.offset, "offset paging"), (.count, "'count'"),
        ]
        let names = kinds.filter { paging.contains($0.0) }.map(\.1)
        return "the members of \(names.joined(separator: " and "))"
    }

    private static func offset(_ state: String) -> String {
        switch CensusState.Offset(rawValue: state) {
        case .z: "ends with 'Z'"
        case .zero: "has the offset +00:00"
        case .hours: "has an offset of whole hours"
        case .minutes: "has an offset of hours and minutes"
        case .unknown, nil: "has the offset -00:00, which means that it is not known"
        }
    }

    private static func digits(_ state: String) -> String {
        switch state {
        case "0": "no fraction"
        case "1": "1 digit"
        default: "\(state.replacing("-or-more", with: " or more")) digits"
        }
    }

    private static func bits(_ state: String) -> String {
        Int(state).map { $0.counted("bit") } ?? "more than 64 bits"
    }

    private static func size(_ state: String) -> String {
        switch CensusState.Size(rawValue: state) {
        case .int32: "at most 31 bits"
        case .uint32: "32 bits, which a signed integer of 32 bits cannot hold"
        case .int53: "33 to 53 bits, which no integer of 32 bits can hold"
        case .int64: "54 to 63 bits, which a double rounds"
        case .uint64: "64 bits, which a signed integer of 64 bits cannot hold"
        case .larger, nil: "more than 64 bits"
        }
    }

    private static func spelling(_ state: String) -> String {
        switch CensusState.Spelling(rawValue: state) {
        case .digits: "written in digits"
        case .fraction: "written with a fraction, such as 1.0"
        case .exponent: "written with an exponent, such as 1e2"
        case .fractionAndExponent: "written with a fraction and an exponent, such as 1.5e1"
        case .fractional, nil: "not an integer"
        }
    }

    private static func scheme(_ state: String) -> String {
        switch CensusState.Scheme(rawValue: state) {
        case .http, .https: "the scheme \(state)"
        case .httpInCapitals: "the scheme http in capitals"
        case .httpsInCapitals: "the scheme https in capitals"
        case .other: "a scheme other than http and https"
        case Optional.none, .some(.none): "no scheme"
        }
    }

    private static func suffix(_ state: String) -> String {
        switch CensusState.Suffix(rawValue: state) {
        case .query: "a query"
        case .fragment: "a fragment"
        case .queryAndFragment: "a query and a fragment"
        case Optional.none, .some(.none): "no query and no fragment"
        }
    }
}

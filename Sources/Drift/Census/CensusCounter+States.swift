import SessionContract
import SessionModel
import StrictJSON

// The states that a counter can have. Whatever a census counts has one of these, so no other text
// can be in it.
extension CensusCounter {
    /// Returns whether a run can write this state.
    package func isState(_ text: String) -> Bool {
        if text == Census.joinedState { return hasManyStates }
        return switch self {
        case .keys: KeyName.isState(text)
        case .types: KeyType(state: text) != nil
        case .rules: Rule(rawValue: text) != nil
        case .presence: CensusState.Presence.all.contains(text)
        case .order: Self.isOrder(text)
        case .path: LinkForm.isPath(text)
        default: Self.fixedStates[aspect]?.contains(text) == true
        }
    }

    /// Whether there can be more states than ``stateLimit``.
    private var hasManyStates: Bool {
        switch self {
        case .keys, .types, .presence, .order, .path, .host: true
        default: false
        }
    }

    /// The states of the counters that have the same for each field, by ``aspect``.
    private static let fixedStates: [String: Set<String>] = [
        "interval": names(of: CensusState.Interval.self),
        "envelope": names(of: CensusState.Envelope.self),
        "paging": Set(PagingState.all.map(\.name)),
        "state": names(of: FieldState.self),
        "type": names(of: JSONValue.Kind.self).subtracting([JSONValue.Kind.null.rawValue]),
        "length": Set(TextLength.states),
        "dialect": names(of: Timestamp.Dialect.self),
        "offset": names(of: CensusState.Offset.self),
        "fraction": Set(CensusState.Fraction.all),
        "age": names(of: CensusState.Age.self),
        "sign": names(of: CensusState.Sign.self),
        "size": names(of: CensusState.Size.self),
        "bits": Set(CensusState.Bits.all),
        "spelling": names(of: CensusState.Spelling.self),
        "scheme": names(of: CensusState.Scheme.self),
        "host": LinkForm.hosts,
        "suffix": names(of: CensusState.Suffix.self),
    ]

    private static func names<States: CaseIterable & RawRepresentable<String>>(
        of states: States.Type
    ) -> Set<String> {
        Set(states.allCases.map(\.rawValue))
    }

    /// Returns whether a text is an order of keys as ``orderState(of:)`` names it.
    private static func isOrder(_ text: String) -> Bool {
        if text == declaredOrder { return true }
        let keys = text.split(separator: orderMark, omittingEmptySubsequences: false)
        let fields = keys.compactMap { key in DeclaredField.allCases.first { $0.key == key } }
        guard fields.count == keys.count, Set(fields).count == fields.count else { return false }
        return fields != DeclaredField.allCases.filter(fields.contains)
    }

    private static let declaredOrder = "declared"
    private static let orderMark: Character = ">"

    /// Returns the name of an order of fields.
    static func orderState(of fields: [DeclaredField]) -> String {
        fields == DeclaredField.allCases.filter(fields.contains)
            ? declaredOrder : fields.map(\.key).joined(separator: String(orderMark))
    }

    /// The states from the least to the most, if they have such an order.
    var orderedStates: [String]? {
        switch self {
        case .interval: CensusState.Interval.allCases.map(\.rawValue)
        case .age: CensusState.Age.allCases.map(\.rawValue)
        case .length: TextLength.states
        case .bits: CensusState.Bits.all
        default: nil
        }
    }
}

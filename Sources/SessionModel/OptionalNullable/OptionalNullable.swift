/// A field of a JSON object that is absent, null or has a value.
///
/// `Optional` has only two states, so it loses one of the three: a field that is null disappears in
/// a round trip, or an absent one becomes null. This type keeps all three, also with synthesized
/// `Codable`:
///
/// ```swift
/// struct Profile: Codable {
///     var name: String
///     var nickname: OptionalNullable<String>
/// }
/// ```
///
/// A payload without `nickname` decodes as `.absent` and encodes without the key. A payload with
/// `"nickname":null` decodes as `.null` and encodes with null.
///
/// **Where it works.** In keyed containers, if the property is declared as `OptionalNullable` in a
/// file that imports this module. Then the compiler chooses the overloads of `decode` and `encode`
/// that come with this type.
///
/// **Where it does not.** An array element, a dictionary value, the top-level value and a property
/// of a generic type `T` that happens to be an `OptionalNullable` cannot be absent. There, null and
/// values are coded as usual, and encoding `.absent` throws an `EncodingError` instead of writing
/// something else. A `Value` that is itself encoded as null, such as a `nil` of type `Int?`, is
/// decoded as `.null`.
///
/// The type deliberately has no `nil` literal: with `nickname = nil` it would not be clear which of
/// the two states is meant.
public enum OptionalNullable<Value> {
    /// The object does not have the key.
    case absent

    /// The key is present, and its value is null.
    case null

    /// The key is present with a value.
    case value(Value)
}

extension OptionalNullable {
    /// The value, or `nil` if the field is absent or null.
    public var value: Value? {
        if case .value(let value) = self { value } else { nil }
    }

    /// Whether the field is absent.
    public var isAbsent: Bool {
        if case .absent = self { true } else { false }
    }

    /// Whether the field is null.
    public var isNull: Bool {
        if case .null = self { true } else { false }
    }

    /// Returns the same state, with the value transformed if there is one.
    ///
    /// - Parameter transform: Returns the new value for the old one.
    /// - Returns: `.absent` or `.null` unchanged, or the new value.
    /// - Throws: Any error that `transform` throws.
    public func map<NewValue, Failure>(
        _ transform: (Value) throws(Failure) -> NewValue
    ) throws(Failure) -> OptionalNullable<NewValue> {
        switch self {
        case .absent: .absent
        case .null: .null
        case .value(let value): .value(try transform(value))
        }
    }

    /// Returns the same state, or the field that a value is transformed to.
    ///
    /// - Parameter transform: Returns a new field for the value.
    /// - Returns: `.absent` or `.null` unchanged, or the new field.
    /// - Throws: Any error that `transform` throws.
    public func flatMap<NewValue, Failure>(
        _ transform: (Value) throws(Failure) -> OptionalNullable<NewValue>
    ) throws(Failure) -> OptionalNullable<NewValue> {
        switch self {
        case .absent: .absent
        case .null: .null
        case .value(let value): try transform(value)
        }
    }
}

extension OptionalNullable: Equatable where Value: Equatable {}
extension OptionalNullable: Hashable where Value: Hashable {}
extension OptionalNullable: Sendable where Value: Sendable {}
extension OptionalNullable: BitwiseCopyable where Value: BitwiseCopyable {}

extension OptionalNullable: CustomStringConvertible {
    /// `absent`, `null`, or the description of the value.
    public var description: String {
        switch self {
        case .absent: "absent"
        case .null: "null"
        case .value(let value): String(describing: value)
        }
    }
}

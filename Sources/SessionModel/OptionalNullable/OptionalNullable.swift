/// A field of a JSON object that may be absent, may be null, and may have a value.
///
/// `Optional` has two states, and so loses one of the three: a payload with a null comes back with
/// the field gone, or the other way round. This type keeps them apart, through synthesised
/// `Codable` as well:
///
/// ```swift
/// struct Profile: Codable {
///     var name: String
///     var nickname: OptionalNullable<String>
/// }
/// ```
///
/// A payload without `nickname` decodes to `.absent` and encodes without it; one with
/// `"nickname":null` decodes to `.null` and encodes to null.
///
/// **Where this works.** In keyed containers, where the type of the property is spelled
/// `OptionalNullable`, in a file that imports this module. That is what makes the compiler choose
/// the overloads of `decode` and `encode` that come with this type.
///
/// **Where it cannot.** An element of an array, a value of a dictionary, the top level and a
/// property of a generic type `T` that happens to be an `OptionalNullable` have no way to be
/// absent: null and values pass through them, and encoding `.absent` there throws an
/// `EncodingError`, so that it never quietly turns into something else. A `Value` that is itself
/// written as null, as `Int?` may be, comes back as `.null`.
///
/// The type has no `nil` literal, on purpose: the reader of `nickname = nil` could not tell which
/// of the two states is meant.
public enum OptionalNullable<Value> {
    /// The object has no such key.
    case absent

    /// The key is there, and its value is null.
    case null

    /// The key is there with a value.
    case value(Value)
}

extension OptionalNullable {
    /// The value, or `nil` where the field is absent or null.
    public var value: Value? {
        if case .value(let value) = self { value } else { nil }
    }

    /// Whether the object has no such key.
    public var isAbsent: Bool {
        if case .absent = self { true } else { false }
    }

    /// Whether the key is there with null.
    public var isNull: Bool {
        if case .null = self { true } else { false }
    }

    /// The same state, with the value transformed where there is one.
    ///
    /// - Parameter transform: Makes the new value from the old one.
    /// - Returns: Absent for absent, null for null, the new value for a value.
    /// - Throws: What `transform` throws.
    public func map<NewValue, Failure>(
        _ transform: (Value) throws(Failure) -> NewValue
    ) throws(Failure) -> OptionalNullable<NewValue> {
        switch self {
        case .absent: .absent
        case .null: .null
        case .value(let value): .value(try transform(value))
        }
    }

    /// The same state, or where there is a value, what it is transformed to.
    ///
    /// - Parameter transform: Makes a new field from the value.
    /// - Returns: Absent for absent, null for null, the new field for a value.
    /// - Throws: What `transform` throws.
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
    /// The state, or the description of the value.
    public var description: String {
        switch self {
        case .absent: "absent"
        case .null: "null"
        case .value(let value): String(describing: value)
        }
    }
}

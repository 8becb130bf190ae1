/// A generator for some of the values that a type decodes.
///
/// ```swift
/// let accounts = Generator<Account>.decoding(overriding: [
///     .key("email", .element(of: ["a@example.com", "b@example.com"])),
///     .type(Money.self, Generator<Int>.int(in: 1...99).map(Money.init)),
/// ])
/// ```
public struct DecodingOverride: Sendable {
    /// What the override applies to.
    enum Subject: Sendable {
        case key([String])
        case type(ObjectIdentifier)
    }

    let subject: Subject
    /// The type of the values, as text.
    let made: String
    let values: Generator<Any>

    /// Overrides the values of a coding key.
    ///
    /// - Parameters:
    ///   - path: The name of the key, as in `email`, or a path of names, as in `owner.email`. It
    ///     applies wherever the coding path ends with it.
    ///   - generator: The generator of the values, of the type that the key decodes. For an
    ///     optional value, that is the type without the question mark.
    /// - Returns: The override.
    public static func key<Value>(
        _ path: String,
        _ generator: Generator<Value>
    ) -> DecodingOverride {
        DecodingOverride(
            subject: .key(path.split(separator: ".").map(String.init)),
            made: TypeName.of(Value.self),
            values: generator.map { $0 as Any }
        )
    }

    /// Overrides all values of a type.
    ///
    /// - Parameters:
    ///   - type: The type.
    ///   - generator: The generator of the values.
    /// - Returns: The override.
    public static func type<Value>(
        _ type: Value.Type,
        _ generator: Generator<Value>
    ) -> DecodingOverride {
        DecodingOverride(
            subject: .type(ObjectIdentifier(type)),
            made: TypeName.of(type),
            values: generator.map { $0 as Any }
        )
    }

    /// Returns whether the override applies to a type at a path of keys.
    func applies(to type: Any.Type, at path: [String]) -> Bool {
        switch subject {
        case .key(let names): !names.isEmpty && path.suffix(names.count) == names[...]
        case .type(let identifier): identifier == ObjectIdentifier(type)
        }
    }
}

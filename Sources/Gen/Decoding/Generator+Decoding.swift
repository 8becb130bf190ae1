// MARK: - Values of any decodable type

extension Generator where Value: Decodable & SendableMetatype {
    /// Returns a generator of a decodable type.
    ///
    /// The type decodes itself from a decoder that draws each value that it asks for, so it does
    /// not need its own generator: nested types, enumerations, optionals, arrays, dictionaries and
    /// recursive types work, with coding keys and initializers of their own. Dates, URLs and UUIDs
    /// of Foundation are valid ones.
    ///
    /// ```swift
    /// let accounts = Generator<Account>.decoding()
    /// ```
    ///
    /// If an initializer throws, the case draws again, like a filter. If none of 64 attempts
    /// succeeds, the case is rejected with the last error. Then override what the type rejects.
    ///
    /// - Parameters:
    ///   - overrides: Generators for some of the values. The first one that applies is used.
    ///   - file: The file of the call, for messages.
    ///   - line: The line of the call, for messages.
    /// - Returns: The generator.
    public static func decoding(
        overriding overrides: [DecodingOverride] = [],
        file: String = #fileID,
        line: UInt = #line
    ) -> Generator {
        let place = Place(file: file, line: line)
        let plans = DecodingPlans(overrides)
        return Generator { source throws(Rejection) in
            let mark = source.mark
            var attempts = mostAttempts
            while true {
                let reason: String
                do {
                    return try DrawingDecoder.draw(Value.self, from: &source, plans, place)
                } catch let rejection as Rejection {
                    throw rejection
                } catch {
                    reason = String("\(error)".prefix(longestReason))
                }
                attempts -= 1
                if attempts == 0 || !source.drawsByChance {
                    throw .undecodable(
                        "\(TypeName.of(Value.self)) cannot be decoded from drawn values: \(reason)",
                        place
                    )
                }
                source.rewind(to: mark)
            }
        }
    }

    /// The maximum number of attempts to decode a value.
    private static var mostAttempts: Int { 64 }

    /// The maximum number of characters of the error of an initializer in a message.
    private static var longestReason: Int { 300 }
}

extension Generator {
    /// Returns a generator of a decodable type.
    ///
    /// It is the function of the same name without `type`, for the beginning of a chain, as in
    /// `forAll(.decoding(Account.self).array()) { … }`.
    ///
    /// - Parameters:
    ///   - type: The type.
    ///   - overrides: Generators for some of the values. The first one that applies is used.
    ///   - file: The file of the call, for messages.
    ///   - line: The line of the call, for messages.
    /// - Returns: The generator.
    public static func decoding<Decoded: Decodable & SendableMetatype>(
        _ type: Decoded.Type,
        overriding overrides: [DecodingOverride] = [],
        file: String = #fileID,
        line: UInt = #line
    ) -> Generator<Decoded> {
        Generator<Decoded>.decoding(overriding: overrides, file: file, line: line)
    }
}

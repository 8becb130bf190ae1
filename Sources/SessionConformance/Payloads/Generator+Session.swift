public import Gen
public import SessionModel

extension Generator {
    /// Sessions that conform, in every combination of states, with the values that models damage.
    ///
    /// Ids cover 64 bits, with a liking for the ends of ranges; strings are hostile, see the
    /// sources; timestamps are of every dialect. A failing session shrinks to `{"id":0}`.
    public static var session: Generator<SessionObject> { SessionGenerators.ordinary }
}

/// Generators of sessions that conform.
enum SessionGenerators {
    static let ordinary = Generator<SessionObject> { source throws(Rejection) in
        var session = SessionObject(id: 0)
        for field in DeclaredField.contractOrder {
            session[field] = try source.draw(values[field.ordinal])
        }
        return session
    }

    // Generators are made once: making one costs more than drawing from it.
    private static let values = DeclaredField.allCases.map { field in
        switch field.meaning {
        case .integer: optional(field, .integer()) { .integer($0) }
        case .timestamp: optional(field, TextGenerators.timestamp) { .text($0) }
        case .link: optional(field, TextGenerators.link) { .text($0) }
        }
    }

    /// The states of a field, absence first and null before a value; always a value where one is
    /// required.
    private static func optional<Value: Sendable>(
        _ field: DeclaredField,
        _ generator: Generator<Value>,
        _ content: @escaping @Sendable (Value) -> FieldContent
    ) -> Generator<OptionalNullable<FieldContent>> {
        let isRequired = field.isRequired
        return Generator { source throws(Rejection) in
            switch isRequired ? .value : try source.draw(states) {
            case .absent: .absent
            case .null: .null
            case .value: .value(content(try source.draw(generator)))
            }
        }
    }

    /// A value as likely as the other states together.
    private static let states = Generator<FieldState>.element(
        of: [.absent, .null, .value, .value]
    )

    /// Sessions with strings up to 64 KiB long now and then.
    ///
    /// They are worth a visit, but they slow down every model, so they are rare.
    static let withLongText = Generator<SessionObject> { source throws(Rejection) in
        var session = try source.draw(ordinary)
        guard let long = try source.draw(longText) else { return session }
        session[DeclaredField.textFields[long.place]] = .value(.text(long.text))
        return session
    }

    private static let longText = Generator<(place: Int, text: String)?>.frequency(
        (1999, .just(nil)),
        (
            1,
            Generator { source throws(Rejection) in
                (try source.draw(longTextPlaces), try source.draw(TextGenerators.long))
            }
        ),
    )

    private static let longTextPlaces = Generator<Int>.integer(
        in: 0...DeclaredField.textFields.count - 1
    )
}

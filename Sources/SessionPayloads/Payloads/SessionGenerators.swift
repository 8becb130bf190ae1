package import Gen
package import SessionModel

/// Generators of conforming sessions.
package enum SessionGenerators {
    /// Sessions in every combination of states, with values that models tend to damage.
    package static let ordinary = Generator<SessionObject> { source throws(Rejection) in
        var session = SessionObject(id: 0)
        for field in DeclaredField.contractOrder {
            session[field] = try source.draw(values[field.ordinal])
        }
        return session
    }

    // Generators are created once, because creating one costs more than drawing from it.
    private static let values = DeclaredField.allCases.map { field in
        switch field.meaning {
        case .integer: optional(field, .integer()) { .integer($0) }
        case .timestamp: optional(field, TextGenerators.timestamp) { .text($0) }
        case .link: optional(field, TextGenerators.link) { .text($0) }
        }
    }

    /// Returns a generator of the states of a field, which shrink to null and then to absent.
    ///
    /// A required field always has a value.
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

    /// Field states: a value is as likely as the other two together.
    private static let states = Generator<FieldState>.element(
        of: [.absent, .null, .value, .value]
    )

    /// Sessions that occasionally contain a string of up to 64 KiB.
    ///
    /// Long strings are rare because they slow down every model.
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

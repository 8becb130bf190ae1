public import Gen
public import SessionModel

extension Generator where Value == SessionObject {
    /// Sessions that conform, in every combination of states, with the values that models damage.
    ///
    /// Ids cover 64 bits, with a liking for the ends of ranges; strings are hostile, see the
    /// sources; timestamps are of every dialect. A failing session shrinks to `{"id":0}`.
    public static var session: Generator { SessionGenerators.ordinary }
}

/// Generators of sessions that conform.
enum SessionGenerators {
    static let ordinary = Generator<SessionObject> { source throws(Rejection) in
        SessionObject(
            id: try source.draw(ids),
            authenticatedAt: try source.draw(times),
            lastSeenAt: try source.draw(times),
            url: try source.draw(links),
            userID: try source.draw(userIDs)
        )
    }

    /// Sessions with strings up to 64 KiB long now and then.
    ///
    /// They are worth a visit, but every model is held up by them, so they are rare.
    static let withLongText = Generator<SessionObject> { source throws(Rejection) in
        var session = try source.draw(ordinary)
        guard let long = try source.draw(longText) else { return session }
        switch long.place {
        case 0: session.url = .value(long.text)
        case 1: session.authenticatedAt = .value(Timestamp(long.text))
        default: session.lastSeenAt = .value(Timestamp(long.text))
        }
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

    private static let longTextPlaces = Generator<Int>.integer(in: 0...2)
    private static let ids = Generator<Int64>.integer()
    private static let times = TextGenerators.timestamp.map { Timestamp($0) }.orNone()
    private static let links = TextGenerators.link.orNone()
    private static let userIDs = ids.orNone()
}

extension Generator where Value: Sendable {
    /// The three states of an optional field, absence first and null before a value.
    func orNone() -> Generator<OptionalNullable<Value>> {
        Generator<OptionalNullable<Value>> { source throws(Rejection) in
            switch try source.draw(SessionGenerators.states) {
            case .absent: .absent
            case .null: .null
            case .value: .value(try source.draw(self))
            }
        }
    }
}

extension SessionGenerators {
    /// The states of an optional field, a value as likely as the others together.
    static let states = Generator<State>.element(of: [.absent, .null, .value, .value])

    enum State: Sendable {
        case absent
        case null
        case value
    }
}

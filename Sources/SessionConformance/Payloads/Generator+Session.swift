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
    static let withLongText = Generator<SessionObject>.frequency((1999, ordinary), (1, long))

    private static let long = Generator<SessionObject> { source throws(Rejection) in
        var session = try source.draw(ordinary)
        let text = try source.draw(TextGenerators.long)
        switch try source.draw(Generator<Int>.integer(in: 0...2)) {
        case 0: session.url = .value(text)
        case 1: session.authenticatedAt = .value(Timestamp(text))
        default: session.lastSeenAt = .value(Timestamp(text))
        }
        return session
    }

    private static let ids = Generator<Int64>.integer()
    private static let times = TextGenerators.timestamp.map { Timestamp($0) }.orNone()
    private static let links = TextGenerators.link.orNone()
    private static let userIDs = ids.orNone()
}

extension Generator where Value: Sendable {
    /// The three states of an optional field, absence first and null before a value.
    func orNone() -> Generator<OptionalNullable<Value>> {
        Generator<OptionalNullable<Value>>.frequency(
            (1, .just(.absent)),
            (1, .just(.null)),
            (2, map { OptionalNullable.value($0) }),
        )
    }
}

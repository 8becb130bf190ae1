/// What a text as a whole turned out to be, for callers that go on from one text to the next.
package enum RootFacts: Sendable {
    /// A session by itself.
    case session

    /// An array with this many elements, each in the place of a session.
    case list(Int)

    /// An object with the key `session` or `sessions`.
    case envelope(EnvelopeFacts)

    /// An object that holds an error and is not an envelope.
    case error(ErrorFacts)
}

extension RootFacts {
    /// How many elements are in the places of sessions; `nil` where there is no such place.
    package var elementCount: Int? {
        switch self {
        case .session: 1
        case .list(let count): count
        case .envelope(let facts): facts.elementCount
        case .error: nil
        }
    }
}

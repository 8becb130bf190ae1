/// What the root of a text turned out to be, for callers that request one page after another.
package enum RootFacts: Sendable {
    /// A session that is the whole text.
    case session

    /// An array with this many elements, each where a session is expected.
    case list(Int)

    /// An object with the key `session` or `sessions`.
    case envelope(EnvelopeFacts)

    /// An object that holds an error and is not an envelope.
    case error(ErrorFacts)
}

extension RootFacts {
    /// The number of elements where sessions are expected; `nil` if none are.
    package var elementCount: Int? {
        switch self {
        case .session: 1
        case .list(let count): count
        case .envelope(let facts): facts.elementCount
        case .error: nil
        }
    }
}

package import StrictJSON

/// The places in which texts hold sessions; in those with many, the position is not part of it.
package enum SessionPlace: Int, CaseIterable, Hashable, Sendable {
    /// The root of a text, which is also the place of what concerns a text as a whole.
    case root

    /// An element of an array at the root.
    case element

    /// The value of `session`.
    case session

    /// An element of an array under `session`.
    case sessionElement

    /// An element of `sessions`.
    case sessionsElement

    /// The way to the session at `index` in this place.
    package func pointer(at index: Int) -> [JSONPointer.Token] {
        switch self {
        case .root: []
        case .element: [.index(index)]
        case .session: [.key(EnvelopeKey.session.rawValue)]
        case .sessionElement: [.key(EnvelopeKey.session.rawValue), .index(index)]
        case .sessionsElement: [.key(EnvelopeKey.sessions.rawValue), .index(index)]
        }
    }

    /// How many arrays and objects are around a session in this place.
    package var depth: Int {
        switch self {
        case .root: 0
        case .element, .session: 1
        case .sessionElement, .sessionsElement: 2
        }
    }
}

package import StrictJSON

/// The place of a session in its text, without its index in an array.
package enum SessionPlace: Int, CaseIterable, Hashable, Sendable {
    /// The root of a text, which is also the place of faults of the whole text.
    case root

    /// An element of an array at the root.
    case element

    /// The value of `session`.
    case session

    /// An element of an array under `session`.
    case sessionElement

    /// An element of `sessions`.
    case sessionsElement

    /// Returns the pointer to the session at `index` in this place.
    package func pointer(at index: Int) -> [JSONPointer.Token] {
        switch self {
        case .root: []
        case .element: [.index(index)]
        case .session: [.key(EnvelopeKey.session.rawValue)]
        case .sessionElement: [.key(EnvelopeKey.session.rawValue), .index(index)]
        case .sessionsElement: [.key(EnvelopeKey.sessions.rawValue), .index(index)]
        }
    }

    /// The number of arrays and objects that enclose a session in this place.
    package var depth: Int {
        switch self {
        case .root: 0
        case .element, .session: 1
        case .sessionElement, .sessionsElement: 2
        }
    }
}

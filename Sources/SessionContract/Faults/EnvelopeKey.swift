package import SessionModel
package import StrictJSON

/// The keys of a root object that make it something other than a session.
package enum EnvelopeKey: String, CaseIterable, Sendable {
    /// `{"session": …}`: the response to a request for one session.
    case session

    /// `{"sessions": …}`: the response to a request for a list.
    case sessions

    /// `{"log": {"entries": …}}`: an HTTP archive.
    case log

    /// The keys as words, in the order of the cases.
    package static let words = allCases.map { FieldKey(unsafe $0.rawValue.utf8Span.span.bytes) }

    /// Creates the case with this key, compared byte for byte in UTF-8.
    package init?(key: JSONString) {
        let key = FieldKey(unsafe key.bytes.span.bytes)
        guard let index = Self.words.firstIndex(of: key) else { return nil }
        self = Self.allCases[index]
    }
}

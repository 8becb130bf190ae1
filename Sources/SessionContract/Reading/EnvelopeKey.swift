package import StrictJSON

/// The keys of a root object that make it something other than a session.
package enum EnvelopeKey: String, CaseIterable, Sendable {
    /// `{"session": …}`: the answer to a request for one session.
    case session

    /// `{"sessions": …}`: the answer to a request for a list.
    case sessions

    /// `{"log": {"entries": …}}`: an HTTP archive.
    case log

    /// The key that is the string at `extent` of a text, with its escapes resolved.
    package init?(_ extent: JSONStringExtent, in text: borrowing RawSpan) {
        if extent.hasEscapes {
            self.init(rawValue: JSONString(extent, in: text).description)
            return
        }
        switch extent.range.count {
        case 3 where text.starts(with: "log", at: extent.start): self = .log
        case 7 where text.starts(with: "session", at: extent.start): self = .session
        case 8 where text.starts(with: "sessions", at: extent.start): self = .sessions
        default: return nil
        }
    }
}

/// Where a case comes from.
package struct CaseSource: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        /// The vendor's documents or a standard show it.
        case docs

        /// Somebody thought of it.
        case hand

        /// It broke a client; `ref` says which.
        case bug

        /// Random cases found it; `ref` replays it.
        case fuzz

        /// An API sent it; it has been scrubbed since.
        case live
    }

    package var kind: Kind

    /// What to look up: required of all but what was made by hand.
    package var ref: String?

    /// The day the case was written, as `2026-11-23`.
    package var day: String

    /// Whether ids, hosts and moments have been replaced; required of what an API sent.
    package var isScrubbed = false

    package init(_ kind: Kind, ref: String? = nil, on day: String, isScrubbed: Bool = false) {
        self.kind = kind
        self.ref = ref
        self.day = day
        self.isScrubbed = isScrubbed
    }
}

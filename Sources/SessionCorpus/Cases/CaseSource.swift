/// The source of a case.
package struct CaseSource: Hashable, Sendable {
    /// The kinds of sources.
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        /// The vendor's documentation or a standard shows it.
        case docs

        /// A person made it up.
        case hand

        /// It broke a client; `ref` names the report.
        case bug

        /// Random testing found it; `ref` is the replay token.
        case fuzz

        /// An API sent it, and it has been scrubbed.
        case live
    }

    package var kind: Kind

    /// What to look up, such as a page or a replay token.
    ///
    /// Required for all kinds but ``Kind/hand``.
    package var ref: String?

    /// The day on which the case was written, as `2026-11-23`.
    package var day: String

    /// Whether ids, hosts and times have been replaced.
    ///
    /// Required for ``Kind/live``.
    package var isScrubbed = false

    package init(_ kind: Kind, ref: String? = nil, on day: String, isScrubbed: Bool = false) {
        self.kind = kind
        self.ref = ref
        self.day = day
        self.isScrubbed = isScrubbed
    }
}

extension LiveFault {
    /// A part of what an API has that was not read.
    ///
    /// The reason is a limit of this program, never a fault of the API.
    enum Part: Hashable {
        /// The pages of a list after this many.
        case pages(limit: Int)

        /// The pages of a list after this many in a row without a session.
        case emptyPages(limit: Int)

        /// The links of the sessions of a page after this many.
        case links(limit: Int)

        /// Whether a session appears twice, after this many.
        case comparison(limit: Int)

        /// The session at a link with another scheme, host or port.
        case foreignLink

        /// A body longer than this many bytes.
        case body(limit: Int)

        /// A body with this content coding, which this program cannot decode.
        case coding(ServerText)

        /// A response whose fields or chunk extensions have more than this many bytes.
        case header(limit: Int)

        /// Everything after this time, the limit of the run.
        case time(limit: Duration)
    }
}

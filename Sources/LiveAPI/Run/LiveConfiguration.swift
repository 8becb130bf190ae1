/// What a run asks, where, and how patiently.
package struct LiveConfiguration: Sendable {
    package var base: BaseURL

    /// What every request proves its right with; none is sent where this is `nil`.
    package var credentials: LiveCredentials?

    package var endpoints: [LiveEndpoint] = [.list]

    package var paging = PagingMode.auto

    /// Sessions asked for on each page, from 1 to 100.
    package var pageSize = 100

    /// The number of pages after which the walk over an endpoint ends without complaint.
    package var maximumPages: Int?

    /// Whether the `url` of each session is followed.
    package var followsLinks = false

    /// How many links a run follows at most.
    package var maximumLinks = 100

    /// The time for one attempt, from sending the request to the last byte of the answer.
    package var timeout: Duration = .seconds(30)

    /// How often a request is sent again after 429, 5xx, silence or a lost connection.
    package var retries = 3

    /// The requests that may start in a second.
    package var rate: Double?

    /// The longest body that is read.
    package var bodyLimit = 64 << 20

    package init(base: BaseURL) {
        self.base = base
    }
}

/// How the pages of a list are asked for.
package enum PagingMode: String, CaseIterable, Sendable {
    /// By `page[size]` and `page[after]`, as the vendor recommends.
    case cursor

    /// By `per_page` and `page`; the API stops at 10,000 records.
    case offset

    /// By cursor, and by offset where the first answer knows nothing of cursors.
    case auto
}

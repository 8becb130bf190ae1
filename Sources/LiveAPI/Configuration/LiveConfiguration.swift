package import Platform

/// The requests, target and time limits of a run.
package struct LiveConfiguration: Sendable {
    /// The address of the API.
    package var base: BaseURL

    /// The credentials sent with every request; `nil` for none.
    package var credentials: LiveCredentials?

    /// The endpoints to ask, one after another.
    package var endpoints: [LiveEndpoint] = [.list]

    /// How the pages of lists are asked for.
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

    /// The time that limits, waits and dates in answers go by.
    package var time = TimeSource.system

    /// A number from 0 to 1 for the share of a wait that is left to chance.
    package var jitter: @Sendable () -> Double = { .random(in: 0...1) }

    package init(base: BaseURL) {
        self.base = base
    }
}

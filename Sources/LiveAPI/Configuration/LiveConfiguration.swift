package import Platform
package import SessionContract

/// The requests, target and time limits of a run.
package struct LiveConfiguration: Sendable {
    /// The address of the API.
    package var base: BaseURL

    /// The credentials sent with every request; `nil` for none.
    package var credentials: LiveCredentials?

    /// More header fields sent with every request, such as the key of a gateway.
    package var extraFields: [HeaderField] = []

    /// The endpoints to request, judged one after another.
    package var endpoints: [LiveEndpoint] = [.list]

    /// How the pages of lists are requested.
    package var paging = PagingMode.auto

    /// The number of sessions to request per page, from 1 to 100.
    package var pageSize = 100

    /// The number of pages after which the walk over an endpoint ends without a finding.
    package var maximumPages: Int?

    /// The largest number of pages of a list that are read, unless there is a ``maximumPages``.
    package var pageCeiling = 100_000

    /// Whether the `url` of each session is followed.
    package var followsLinks = false

    /// The maximum number of links that a run follows; `nil` for all.
    package var maximumLinks: Int?

    /// The number of consecutive pages without a session after which a walk ends.
    ///
    /// Empty pages are legal, so this is a limit of the program.
    package var maximumEmptyPages = 1_000

    /// The time limit of the whole run; `nil` for none.
    package var maximumTime: Duration?

    /// The maximum time to wait in all because a response asks for it or a request failed.
    package var maximumWait: Duration = .seconds(3_600)

    /// The time limit of one attempt, from sending the request to the last byte of the response.
    package var timeout: Duration = .seconds(30)

    /// How often a request is repeated after 408, 425, 429, most of 5xx, a timeout, a cut body or a
    /// lost connection.
    package var retries = 3

    /// The maximum number of requests per second; `nil` for no limit.
    package var rate: Double?

    /// The maximum number of requests at the same time, for links and for several endpoints.
    package var jobs = 1

    /// The longest response body that is read, in bytes, before and after it is decoded; at most
    /// 64 MiB.
    ///
    /// A run holds the body, the longest value in it and fingerprints of the keys of open objects:
    /// measured at most eight times this limit. So any answer up to the default takes less than 64
    /// MB. A page of 100 sessions with a kilobyte each is 40 times smaller.
    package var bodyLimit = 4 << 20

    /// The program that sends requests over https; needed only for those.
    package var curl: CurlProgram?

    /// The files with certificates for requests over https.
    package var tlsFiles = TLSFiles()

    /// The environment: the proxy for https, and where certificates and programs are.
    package var environment: [String: String] = [:]

    /// The clock for time limits, waits, and dates in responses.
    package var time = TimeSource.system

    /// Returns a number from 0 to 1 that decides the random part of a wait.
    package var jitter: @Sendable () -> Double = { .random(in: 0...1) }

    package init(base: BaseURL) {
        self.base = base
    }

    /// Returns a filter for everything secret that is sent, which takes long to build.
    package func secretFilter() -> SecretFilter {
        var texts = (credentials?.secrets ?? []) + extraFields.flatMap(\.secrets)
        // Plain http uses no proxy.
        if base.origin.scheme == .https { texts += ProxySettings(environment).secrets }
        return SecretFilter(texts)
    }
}

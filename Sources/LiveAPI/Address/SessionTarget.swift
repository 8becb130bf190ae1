/// Where the `url` of a session leads, if that is on the host and port that were asked.
///
/// The scheme may differ: an API behind a proxy often writes `https` where it is asked by `http`.
/// What is asked then is the path, on the base URL's own origin.
enum SessionTarget: Hashable {
    /// To a session.
    case endpoint(LiveEndpoint)

    /// To a path that is not the path of a session.
    case otherPath

    /// Reads `url`; `nil` where it names another host or port, or is not a URL.
    init?(_ url: String, at origin: Origin) {
        guard let (other, rest) = try? Origin.split(url), other.host == origin.host,
            other.port == origin.port
        else { return nil }
        let endpoint = LiveEndpoint(sessionPath: LocalTarget(rest).path)
        self = endpoint.map { .endpoint($0) } ?? .otherPath
    }
}

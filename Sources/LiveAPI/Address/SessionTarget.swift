/// The target of the `url` of a session, relative to the host and port of the API.
///
/// The scheme may differ: an API behind a proxy often writes `https` although it is requested over
/// `http`. Only the path is used, on the origin of the base URL.
enum SessionTarget: Hashable {
    /// A session.
    case endpoint(LiveEndpoint)

    /// A path that is not the path of a session.
    case otherPath

    /// Another host or port.
    case otherHost

    /// Reads `url`; `nil` if it is not an http or https URL.
    init?(_ url: String, at origin: Origin) {
        guard let (other, rest) = try? Origin.split(url) else { return nil }
        guard other.host == origin.host, other.port == origin.port else {
            self = .otherHost
            return
        }
        let endpoint = LiveEndpoint(sessionPath: LocalTarget(rest).path)
        self = endpoint.map { .endpoint($0) } ?? .otherPath
    }
}

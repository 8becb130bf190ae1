import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Sends GET requests to one origin and to no other.
///
/// No cookies, no cache, no stored credentials: an answer depends on nothing but its request.
final class HTTPTransport: Sendable {
    private let session: URLSession
    private let delegate = ExchangeDelegate()
    private let origin: Origin
    private let credentials: LiveCredentials?
    private let timeout: Duration
    private let bodyLimit: Int

    init(_ configuration: LiveConfiguration) {
        origin = configuration.base.origin
        credentials = configuration.credentials
        timeout = configuration.timeout
        bodyLimit = configuration.bodyLimit
        let settings = URLSessionConfiguration.ephemeral
        settings.httpCookieStorage = nil
        settings.httpShouldSetCookies = false
        settings.httpCookieAcceptPolicy = .never
        settings.urlCache = nil
        settings.urlCredentialStorage = nil
        settings.requestCachePolicy = .reloadIgnoringLocalCacheData
        // The time limit is kept in `get`. This one starts anew with every byte that comes, and
        // the one for the whole resource is not kept at all on Linux.
        settings.timeoutIntervalForRequest = Double(timeout.components.seconds) + 60
        ProxyEnvironment.exemptLoopback(for: origin)
        session = URLSession(configuration: settings, delegate: delegate, delegateQueue: nil)
    }

    deinit {
        // The session keeps its delegate, and its threads, until it is told to end.
        session.invalidateAndCancel()
    }

    /// Asks for `target`, a path with its query, and reads the answer within the time limit.
    ///
    /// Ends promptly when the surrounding task is cancelled.
    func get(_ target: String) async -> Exchange.Outcome {
        guard let url = URL(string: "\(origin)\(target)", encodingInvalidCharacters: false) else {
            return .failure(.malformed("no URL"))
        }
        guard !Task.isCancelled else { return .failure(.cancelled) }
        let exchange = Exchange(bodyLimit: bodyLimit)
        let task = session.dataTask(with: request(for: url))
        delegate.add(exchange, for: task)
        defer { delegate.remove(task) }
        let deadline = Task { [timeout] in
            try await Task.sleep(for: timeout)
            exchange.end(with: .failure(.timedOut))
            task.cancel()
        }
        defer { deadline.cancel() }
        return await withTaskCancellationHandler {
            task.resume()
            return await exchange.outcome()
        } onCancel: {
            exchange.end(with: .failure(.cancelled))
            task.cancel()
        }
    }

    private func request(for url: URL) -> URLRequest {
        var request = URLRequest(url: url)
        request.httpMethod = "GET"
        request.httpShouldHandleCookies = false
        request.setValue("application/json", forHTTPHeaderField: "Accept")
        // Uncompressed, the announced length counts the bytes that are judged. An answer that is
        // compressed all the same is decoded before it gets here.
        request.setValue("identity", forHTTPHeaderField: "Accept-Encoding")
        request.setValue("session-conformance", forHTTPHeaderField: "User-Agent")
        if let credentials {
            request.setValue(credentials.authorization, forHTTPHeaderField: "Authorization")
        }
        return request
    }
}

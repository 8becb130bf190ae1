import Dispatch
import FoundationHTTP
import Platform

/// Sends GET requests to one origin and to no other, one at a time.
///
/// No cookies, no cache, no stored credentials: an answer depends on nothing but its request.
final class HTTPTransport {
    private var session: URLSession
    private var delegate = ExchangeDelegate()
    private let origin: Origin
    private let credentials: LiveCredentials?
    private let timeout: Duration
    private let bodyLimit: Int
    private let time: TimeSource

    init(_ configuration: LiveConfiguration) {
        origin = configuration.base.origin
        credentials = configuration.credentials
        timeout = configuration.timeout
        bodyLimit = configuration.bodyLimit
        time = configuration.time
        ProxyEnvironment.exemptLoopback(for: origin)
        session = Self.session(with: delegate, timeout: timeout)
    }

    deinit {
        Self.abandon(session)
    }

    private static func session(
        with delegate: ExchangeDelegate,
        timeout: Duration
    ) -> URLSession {
        let settings = URLSessionConfiguration.ephemeral
        settings.httpCookieStorage = nil
        settings.httpShouldSetCookies = false
        settings.httpCookieAcceptPolicy = .never
        settings.urlCache = nil
        settings.urlCredentialStorage = nil
        settings.requestCachePolicy = .reloadIgnoringLocalCacheData
        // The time limit is kept in `get`. This one starts again with every byte that comes, and
        // the one for the whole resource is not kept at all on Linux.
        settings.timeoutIntervalForRequest = Double(timeout.components.seconds) + 60
        return URLSession(
            configuration: settings,
            delegate: delegate,
            delegateQueue: DelegateQueue()
        )
    }

    /// Ends a session with all that it still does; it keeps its threads and its delegate otherwise.
    ///
    /// On Linux this waits until the session has a moment to listen, which it may not have for
    /// seconds while a server sends without end. So nothing waits for it.
    private static func abandon(_ session: URLSession) {
        DispatchQueue(label: "LiveAPI.abandon").async { session.invalidateAndCancel() }
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
        // Taken before the request is sent: time that passes from then on counts.
        let end = time.now() + timeout
        let deadline = Task { [time] in
            try await time.sleep(end - time.now())
            exchange.end(with: .failure(.timedOut))
        }
        let outcome = await withTaskCancellationHandler {
            task.resume()
            return await exchange.outcome()
        } onCancel: {
            exchange.end(with: .failure(.cancelled))
        }
        deadline.cancel()
        delegate.remove(task)
        // What is left of the exchange goes down with its session, never by `task.cancel()`: on
        // Linux, to cancel a task that has just completed stops the process.
        if !exchange.isComplete {
            Self.abandon(session)
            // Sessions number their tasks alike, so each has a delegate of its own.
            delegate = ExchangeDelegate()
            session = Self.session(with: delegate, timeout: timeout)
        }
        return outcome
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

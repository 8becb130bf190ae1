import Dispatch
import FoundationHTTP
import Platform

/// Sends GET requests to one origin, one at a time.
///
/// No cookies, cache or stored credentials are used, so a response depends only on its request.
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
        // `get` enforces the time limit. This one starts again with every byte that arrives, and
        // Linux ignores the one for the whole resource.
        settings.timeoutIntervalForRequest = Double(timeout.components.seconds) + 60
        return URLSession(
            configuration: settings,
            delegate: delegate,
            delegateQueue: DelegateQueue()
        )
    }

    /// Ends a session and its tasks; otherwise it would keep its threads and its delegate.
    ///
    /// On Linux, this call blocks until the session can respond, which can take seconds while a
    /// server sends without end. So it runs on a queue of its own, and nothing waits for it.
    private static func abandon(_ session: URLSession) {
        DispatchQueue(label: "LiveAPI.abandon").async { session.invalidateAndCancel() }
    }

    /// Requests `target`, a path with its query, and reads the response within the time limit.
    ///
    /// Ends promptly when the current task is cancelled.
    func get(_ target: String) async -> Exchange.Outcome {
        guard let url = URL(string: "\(origin)\(target)", encodingInvalidCharacters: false) else {
            return .failure(.malformed("invalid URL"))
        }
        guard !Task.isCancelled else { return .failure(.cancelled) }
        let exchange = Exchange(bodyLimit: bodyLimit)
        let task = session.dataTask(with: request(for: url))
        delegate.add(exchange, for: task)
        // Computed before the request is sent, so that all time from here on counts.
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
        // An unfinished task ends with its session, never with `task.cancel()`: on Linux,
        // cancelling a task that has just completed crashes the process.
        if !exchange.isComplete {
            Self.abandon(session)
            // Task identifiers are unique only within a session, so each needs its own delegate.
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
        // Without compression, the announced length is the number of bytes that are judged. A
        // response that is compressed even so is decoded before it gets here.
        request.setValue("identity", forHTTPHeaderField: "Accept-Encoding")
        request.setValue("session-conformance", forHTTPHeaderField: "User-Agent")
        if let credentials {
            request.setValue(credentials.authorization, forHTTPHeaderField: "Authorization")
        }
        return request
    }
}

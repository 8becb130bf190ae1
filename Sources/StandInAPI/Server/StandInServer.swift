import Platform
import Synchronization

/// A stand-in for the Zendesk sessions API: an HTTP/1.1 server on 127.0.0.1.
///
/// It serves made-up sessions (``SessionSeries``) from its own thread, with the faults of its
/// configuration. It imitates the vendor's documentation and recorded responses; where the two
/// differ, it follows the recordings. It listens only on the loopback address, does not support
/// TLS, and stores nothing.
///
/// All methods can be called from any thread.
package final class StandInServer: Sendable {
    package let configuration: StandInConfiguration

    /// The sessions before any fault, for tests that compare them with responses.
    package let series: SessionSeries

    private let log: RequestLog
    private let running = Mutex<Running?>(nil)

    /// The state that exists only while the server runs.
    private struct Running {
        let port: UInt16
        let thread: WorkThread
        /// A byte sent here ends the thread, and so does closing the socket.
        let wakeup: Socket
    }

    /// Creates a server that does not run yet.
    ///
    /// - Throws: ``StandInError/sessionCount(_:)``, or the first of ``FaultPlan/problems``.
    package init(
        configuration: StandInConfiguration = StandInConfiguration()
    ) throws(StandInError) {
        try configuration.validate()
        self.configuration = configuration
        series = SessionSeries(count: configuration.sessions)
        log = RequestLog(limit: configuration.limits.loggedRequests)
    }

    deinit {
        stop()
    }

    /// Starts to listen; clients can connect when this method returns.
    ///
    /// - Throws: ``StandInError/portInUse(_:)``, ``StandInError/portForbidden(_:)``,
    ///   ``StandInError/alreadyStarted``, or ``StandInError/system(_:)``.
    package func start() throws(StandInError) {
        try running.withLock { running throws(StandInError) in
            guard running == nil else { throw .alreadyStarted }
            let (listener, port) = try Self.listener(on: configuration.port)
            do throws(SystemError) {
                running = try serve(listener, port)
            } catch {
                throw .system(error)
            }
        }
    }

    /// The number of clients that may wait to be accepted; the system may have a lower limit.
    private static let backlog: Int32 = 4_096

    private static func listener(on port: UInt16) throws(StandInError) -> (Socket, UInt16) {
        do throws(SystemError) {
            return try Socket.listening(on: port, backlog: backlog)
        } catch {
            throw StandInError(listeningOn: port, error)
        }
    }

    private func serve(_ listener: Socket, _ port: UInt16) throws(SystemError) -> Running {
        let (wakeup, wakened) = try Socket.pair()
        let configuration = configuration
        let log = log
        let thread = try WorkThread {
            let loop = EventLoop(
                listener: listener,
                wakeup: wakened,
                service: Service(configuration, port: port, log: log)
            )
            loop.run()
        }
        return Running(port: port, thread: thread, wakeup: wakeup)
    }

    /// Closes all connections and the port, and waits until that is done.
    ///
    /// Responses that are being sent are cut off. The log is kept. Stopping a server that does not
    /// run has no effect. A stopped server can be started again, possibly on another port if its
    /// configuration says 0.
    package func stop() {
        let stopped = running.withLock { $0.take() }
        guard let stopped else { return }
        _ = stopped.wakeup.send([0])
        stopped.thread.join()
    }

    /// The port that the server listens on; `nil` while it does not run.
    package var port: UInt16? { running.withLock { $0?.port } }

    /// The base URL for clients, such as `http://127.0.0.1:49152`; `nil` while the server does not
    /// run.
    package var origin: String? { port.map { "http://127.0.0.1:\($0)" } }

    /// The newest requests that could be parsed, oldest first.
    package var requests: [RequestRecord] { log.requests }

    /// The number of requests that could be parsed, including those that the log no longer keeps.
    package var requestCount: Int { log.count }
}

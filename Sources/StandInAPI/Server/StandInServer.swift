import Platform
import Synchronization

/// A stand-in for the Zendesk sessions API: an HTTP/1.1 server on 127.0.0.1.
///
/// It serves made-up sessions (``SessionSeries``) from one thread of its own, and goes wrong where
/// its configuration says so. The sources of everything it does are the vendor's documents and
/// recorded answers; where the two differ it does what was recorded. It listens on the loopback
/// address alone, speaks no TLS, and keeps nothing.
///
/// All of its methods can be called from any thread.
package final class StandInServer: Sendable {
    /// What it serves.
    package let configuration: StandInConfiguration

    /// All sessions it serves, for tests that want to know the truth.
    package let series: SessionSeries

    private let log: RequestLog
    private let running = Mutex<Running?>(nil)

    /// What exists while the server runs.
    private struct Running {
        let port: UInt16
        let thread: WorkThread
        /// Bytes, or the end of them, at the other side of this socket end the thread.
        let wakeup: Socket
    }

    /// Makes a server that does not run yet.
    ///
    /// - Throws: ``StandInError/sessionCount(_:)``, ``StandInError/conflictingFaults(_:_:)``,
    ///   ``StandInError/hiddenFault(_:)`` or ``StandInError/invalidHost(_:)``.
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

    /// Starts to listen; when it returns, clients can connect.
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

    private static func listener(on port: UInt16) throws(StandInError) -> (Socket, UInt16) {
        do throws(SystemError) {
            return try Socket.listening(on: port, backlog: 128)
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
    /// Answers on their way are cut off. The log stays. Stopping a server that does not run does
    /// nothing; a stopped server can be started again, on another port if the first was any.
    package func stop() {
        let stopped = running.withLock { $0.take() }
        guard let stopped else { return }
        _ = stopped.wakeup.send([0])
        stopped.thread.join()
    }

    /// The port it listens on, or nil while it does not run.
    package var port: UInt16? { running.withLock { $0?.port } }

    /// The address a client starts from, such as `http://127.0.0.1:49152`, or nil while it does
    /// not run.
    package var origin: String? { port.map { "http://127.0.0.1:\($0)" } }

    /// The newest requests that were understood, oldest first.
    package var requests: [RequestRecord] { log.requests }

    /// How many requests were understood, those that the log no longer keeps included.
    package var requestCount: Int { log.count }
}

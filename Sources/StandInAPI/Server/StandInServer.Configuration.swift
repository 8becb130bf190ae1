extension StandInServer {
    /// What a stand-in serves, to whom, and what goes wrong.
    package struct Configuration: Sendable {
        /// The port to listen on, or 0 for any that is free.
        package var port: UInt16

        /// How many sessions there are, from 0 to 1,000,000.
        package var sessions: Int

        /// What is answered in the place of made-up sessions, one after the other, and after the
        /// last the first again; nothing by default.
        package var payloads: [ServedPayload] = []

        /// What goes wrong on purpose; nothing by default.
        package var faults: [StandInFault]

        /// The credentials that are asked for.
        package var credentials: Credentials

        /// The host that the `url` of each session names.
        package var urlHost: URLHost

        /// The scheme and host that faults lead to when they lead elsewhere.
        ///
        /// A test can name a second stand-in here and see that nobody comes.
        package var elsewhere: String

        /// How much a client may ask for, and how long it may take.
        package var limits: Limits

        package init(
            port: UInt16 = 0,
            sessions: Int = 250,
            faults: [StandInFault] = [],
            credentials: Credentials = .any,
            urlHost: URLHost = .requested,
            elsewhere: String = "https://elsewhere.example",
            limits: Limits = Limits()
        ) {
            self.port = port
            self.sessions = sessions
            self.faults = faults
            self.credentials = credentials
            self.urlHost = urlHost
            self.elsewhere = elsewhere
            self.limits = limits
        }
    }

    /// The host that the `url` of each session names, always after `https`.
    package enum URLHost: Hashable, Sendable {
        /// The host and port the client used, as the vendor does it.
        ///
        /// A client that follows the link on the same host takes its path and asks the API it
        /// already talks to, which here speaks http.
        case requested

        /// Always the same host, such as `company.zendesk.com`.
        case fixed(String)
    }

    /// How much a client may ask for, and how long it may take.
    package struct Limits: Sendable {
        /// The most connections at a time; others wait until one of them ends.
        package var connections = 128

        /// How long a connection may rest between two requests.
        package var idleTime: Duration = .seconds(30)

        /// How long a request may take to arrive, from its first byte.
        package var requestTime: Duration = .seconds(10)

        /// How long a client may take no bytes of an answer.
        package var sendTime: Duration = .seconds(30)

        /// How long a connection stays open for a client that an answer never comes to.
        package var silenceTime: Duration = .seconds(600)

        /// How long a client has to take the last answer and close its side.
        package var lingerTime: Duration = .seconds(1)

        /// How many requests the log keeps, the newest ones.
        package var loggedRequests = 16_384

        /// How long the body of ``StandInFault/bodyOversized`` is at least, in bytes.
        package var oversizedBody = 80 * 1024 * 1024

        /// Where ``StandInFault/bodyEndless`` ends after all, in bytes.
        package var endlessBody = 4 * 1024 * 1024 * 1024

        /// How many bytes ``StandInFault/slow`` sends at a time.
        package var drop = 512

        /// How long ``StandInFault/slow`` waits between two drops.
        package var dropPause: Duration = .milliseconds(10)

        package init() {}
    }
}

extension StandInServer.Configuration {
    /// Refuses what cannot be served.
    ///
    /// - Throws: ``StandInError/sessionCount(_:)``, ``StandInError/conflictingFaults(_:_:)``,
    ///   ``StandInError/hiddenFault(_:)`` or ``StandInError/invalidHost(_:)``.
    func validate() throws(StandInError) {
        guard SessionSeries.counts.contains(sessions) else { throw .sessionCount(sessions) }
        if !payloads.isEmpty, let fault = faults.first(where: { $0.scope != .transport }) {
            throw .hiddenFault(fault)
        }
        for (place, fault) in faults.enumerated() {
            for other in faults[..<place] where !fault.isCompatible(with: other) {
                throw .conflictingFaults(other, fault)
            }
        }
        if case .fixed(let host) = urlHost, !host.isHost { throw .invalidHost(host) }
        guard let colon = elsewhere.firstRange(of: "://"), elsewhere[colon.upperBound...].isHost,
            ["http", "https"].contains(elsewhere[..<colon.lowerBound])
        else { throw .invalidHost(elsewhere) }
    }
}

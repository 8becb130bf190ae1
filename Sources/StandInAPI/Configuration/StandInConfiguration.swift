package import Platform

/// What a stand-in serves, to whom, and what goes wrong.
package struct StandInConfiguration: Sendable {
    /// The port to listen on, or 0 for any that is free.
    package var port: UInt16

    /// How many sessions there are, from 0 to 1,000,000.
    package var sessions: Int

    /// The answers to give instead of made-up sessions, one after the other, and after the last the
    /// first again; none by default.
    package var payloads: [ServedPayload] = []

    /// What goes wrong on purpose; nothing by default.
    package var faults: [StandInFault]

    /// The credentials that a request must bring.
    package var credentials: StandInCredentials

    /// The host that the `url` of each session names.
    package var urlHost: URLHost

    /// The scheme and host that faults lead to when they lead elsewhere.
    ///
    /// A test can name a second stand-in here and see that nothing connects to it.
    package var elsewhere: String

    /// How much a client may ask for, and how long it may take.
    package var limits: Limits

    /// The time that deadlines, pauses, rate limits and dates go by.
    package var time: TimeSource

    package init(
        port: UInt16 = 0,
        sessions: Int = 250,
        faults: [StandInFault] = [],
        credentials: StandInCredentials = .any,
        urlHost: URLHost = .requested,
        elsewhere: String = "https://elsewhere.example",
        limits: Limits = Limits(),
        time: TimeSource = .system
    ) {
        self.port = port
        self.sessions = sessions
        self.faults = faults
        self.credentials = credentials
        self.urlHost = urlHost
        self.elsewhere = elsewhere
        self.limits = limits
        self.time = time
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
}

extension StandInConfiguration {
    /// The faults that spoil answers.
    var answerFaults: Set<StandInFault.OfAnswer> {
        Set(StandInFault.OfAnswer.allCases.filter { faults.contains(.answer($0)) })
    }

    /// The faults that spoil the odd session, in the order of their declaration, whatever the order
    /// they were asked for in.
    var sessionFaults: [StandInFault.OfSession] {
        StandInFault.OfSession.allCases.filter { faults.contains(.session($0)) }
    }
}

extension StandInConfiguration {
    /// Checks that all of it can be served.
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

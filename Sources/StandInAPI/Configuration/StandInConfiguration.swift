package import Platform

/// The content, credentials and faults of a stand-in.
package struct StandInConfiguration: Sendable {
    /// The port to listen on, or 0 for any free port.
    package var port: UInt16

    /// The number of sessions, from 0 to 1,000,000.
    package var sessions: Int

    /// The payloads to serve instead of made-up sessions, in turn, starting over after the last;
    /// empty by default.
    package var payloads: [ServedPayload] = []

    /// The faults and variations to inject; none by default.
    package var faults: [StandInFault]

    /// The credentials that a request must have.
    package var credentials: StandInCredentials

    /// The origin of all links; `nil` for the host that the client names.
    ///
    /// It is necessary behind a proxy that changes the host, the port or the scheme. No header
    /// field such as `X-Forwarded-Proto` has an effect.
    package var publicOrigin: WebOrigin?

    /// The origin that some faults redirect or link to.
    ///
    /// A test can name a second stand-in here and check that nothing connects to it.
    package var elsewhere: WebOrigin

    /// Limits on what a client may use and how long it may take.
    package var limits: Limits

    /// The clock for deadlines, pauses, rate limits and dates.
    package var time: TimeSource

    package init(
        port: UInt16 = 0,
        sessions: Int = 250,
        faults: [StandInFault] = [],
        credentials: StandInCredentials = .any,
        publicOrigin: WebOrigin? = nil,
        elsewhere: WebOrigin = .example,
        limits: Limits = Limits(),
        time: TimeSource = .system
    ) {
        self.port = port
        self.sessions = sessions
        self.faults = faults
        self.credentials = credentials
        self.publicOrigin = publicOrigin
        self.elsewhere = elsewhere
        self.limits = limits
        self.time = time
    }
}

extension StandInConfiguration {
    /// The variations, in the order of their declaration.
    var variations: [StandInFault.Variation] {
        StandInFault.Variation.allCases.filter { faults.contains(.variation($0)) }
    }

    /// The fault of the status, if there is one.
    var statusFault: StandInFault.OfStatus? {
        StandInFault.OfStatus.allCases.first { faults.contains(.status($0)) }
    }

    /// The coding of bodies, if there is one.
    var coding: ContentCoding? {
        let fault = StandInFault.OfCoding.allCases.first { faults.contains(.coding($0)) }
        return fault?.defect.coding ?? variations.lazy.compactMap(\.coding).first
    }

    /// The fault of messages, if there is one.
    var messageFault: StandInFault.OfMessage? {
        StandInFault.OfMessage.allCases.first { faults.contains(.message($0)) }
    }

    /// The faults of responses.
    var answerFaults: Set<StandInFault.OfAnswer> {
        Set(StandInFault.OfAnswer.allCases.filter { faults.contains(.answer($0)) })
    }

    /// The faults of the odd session, in the order of their declaration, not of the configuration.
    var sessionFaults: [StandInFault.OfSession] {
        StandInFault.OfSession.allCases.filter { faults.contains(.session($0)) }
    }
}

extension StandInConfiguration {
    /// The faults together with what is served.
    var faultPlan: FaultPlan {
        FaultPlan(faults, for: payloads.isEmpty ? .sessions(sessions) : .payloads)
    }

    /// Checks that the configuration can be served.
    ///
    /// - Throws: ``StandInError/sessionCount(_:)``, or the first of ``FaultPlan/problems``.
    func validate() throws(StandInError) {
        guard SessionSeries.counts.contains(sessions) else { throw .sessionCount(sessions) }
        if let problem = faultPlan.problems.first { throw problem }
    }
}

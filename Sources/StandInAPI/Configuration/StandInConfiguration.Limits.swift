extension StandInConfiguration {
    /// Limits on what a client may use and how long it may take.
    package struct Limits: Sendable {
        /// The maximum number of open connections.
        ///
        /// For each further client, the connection that has been idle longest ends. Clients wait
        /// only if a request is in progress on every connection.
        package var connections = 2_000

        /// How long a connection may be idle between two requests.
        package var idleTime: Duration = .seconds(30)

        /// How long a request may take to arrive, from its first byte.
        package var requestTime: Duration = .seconds(10)

        /// How long a client may accept no bytes of a response.
        package var sendTime: Duration = .seconds(30)

        /// How long a connection stays open for a client that never gets a response.
        package var silenceTime: Duration = .seconds(600)

        /// How long a client may take to read the last response and close its side.
        package var lingerTime: Duration = .seconds(1)

        /// The number of requests that the log keeps, the newest ones.
        package var loggedRequests = 16_384

        /// The minimum length of the body of ``StandInFault/OfMessage/bodyOversized``, in bytes.
        package var oversizedBody = 80 * 1024 * 1024

        /// The length at which an endless response ends after all, in bytes.
        package var endlessBody = 4 * 1024 * 1024 * 1024

        /// The number of bytes that ``StandInFault/Variation/slow`` sends at a time.
        package var drop = 512

        /// The pause of a slow response between two pieces.
        package var dropPause: Duration = .milliseconds(10)

        package init() {}

        /// The lengths and paces of messages that faults and variations change.
        var scale: WireMessage.Scale {
            WireMessage.Scale(
                oversizedBody: oversizedBody,
                endlessBody: endlessBody,
                pace: WireMessage.Pace(bytes: drop, pause: dropPause)
            )
        }
    }
}

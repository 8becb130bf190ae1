extension StandInConfiguration {
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

        /// How long a connection stays open for a client that never gets an answer.
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

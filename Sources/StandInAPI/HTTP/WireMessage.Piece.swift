extension WireMessage {
    /// What happens to the connection after the last byte.
    enum Ending {
        /// The next request is read.
        case keepAlive

        /// The connection ends.
        case close

        /// The connection is reset.
        case reset

        /// Nothing is read or sent any more.
        case stall
    }

    /// The maximum number of bytes to send at a time, and the pause in between.
    struct Pace: Sendable {
        let bytes: Int
        let pause: Duration
    }

    /// Bytes that are sent a number of times, so that an endless body needs no memory.
    struct Piece {
        let bytes: [UInt8]
        var count: Int
        var pace: Pace?

        init(_ bytes: [UInt8], count: Int = 1, pace: Pace? = nil) {
            self.bytes = bytes
            self.count = count
            self.pace = pace
        }
    }

    /// The lengths and paces that changes use.
    struct Scale: Sendable {
        /// The minimum length of an oversized body, in bytes.
        let oversizedBody: Int

        /// The length at which an endless response ends after all, in bytes.
        let endlessBody: Int

        /// The pace of a slow response.
        let pace: Pace
    }
}

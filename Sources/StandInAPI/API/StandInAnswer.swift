/// What happens after a request: an answer and the way it is sent, or nothing.
struct StandInAnswer {
    /// The answer, or nil where none is ever given.
    var response: HTTPResponse?

    /// How the answer is sent.
    var delivery = Delivery.whole

    /// Whether the answer is sent in drops.
    var isSlow = false

    /// How an answer is sent.
    enum Delivery {
        /// As it should be.
        case whole

        /// With a Content-Length that is too large, then the end.
        case short

        /// With white space after the body, announced by Content-Length.
        case oversized

        /// In chunks without end.
        case endless

        /// Up to the middle of the body, and no further.
        case stalled
    }
}

/// A response and the way it is sent, or no response.
struct StandInAnswer {
    /// The response; `nil` if the request is never answered.
    var response: HTTPResponse?

    /// How the response is sent.
    var delivery = Delivery.whole

    /// Whether the response is sent in small pieces.
    var isSlow = false

    /// How a response is sent.
    enum Delivery {
        /// Correctly.
        case whole

        /// With a Content-Length that is too large; then the connection ends.
        case short

        /// With white space after the body, included in the Content-Length.
        case oversized

        /// In chunks that never end.
        case endless

        /// Up to the middle of the body; then nothing more.
        case stalled
    }
}

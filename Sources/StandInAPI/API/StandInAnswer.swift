/// A response and the way it is sent, or no response.
struct StandInAnswer {
    /// The response; `nil` if the request is never answered.
    var response: HTTPResponse?

    /// The changes to the message, in their order; none for a message that is sent correctly.
    var changes: [WireMessage.Change] = []
}

import SessionContract

extension LiveFault {
    /// The fault of an exchange without a complete response; `nil` if the run was cancelled.
    init?(_ failure: ExchangeFailure, hiding secrets: SecretFilter) {
        func safe(_ text: String) -> ServerText { ServerText(text, hiding: secrets) }
        switch failure {
        case .cancelled: return nil
        case .timedOut: self = .timeout
        case .unknownHost: self = .unreachable(.unknownHost)
        case .refused: self = .unreachable(.refused)
        case .connectionLost: self = .unreachable(.lost)
        case .insecure(let text): self = .unreachable(.insecure(safe(text)))
        case .proxy(let text, _): self = .unreachable(.proxy(safe(text)))
        case .malformed(let text): self = .unreachable(.malformed(safe(text)))
        case .other(let text): self = .unreachable(.failed(safe(text)))
        case .bodyCut(let received, let announced):
            self = .body(.cut(received: received, announced: announced))
        case .bodyFraming(let text): self = .body(.framing(safe(text)))
        case .bodyEncoding: self = .body(.encoding)
        case .bodyTooLong(let limit): self = .incomplete(.body(limit: limit))
        case .headTooLong(let limit): self = .incomplete(.header(limit: limit))
        case .unsupportedCoding(let name): self = .incomplete(.coding(safe(name)))
        }
    }
}

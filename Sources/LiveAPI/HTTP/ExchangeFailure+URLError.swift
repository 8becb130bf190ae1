import FoundationHTTP

extension ExchangeFailure {
    /// Classifies the error with which URLSession ended an exchange.
    ///
    /// On Linux, most of libcurl's errors arrive as `unknown` and differ only in their text, so the
    /// text decides.
    init(_ error: any Error, after head: HTTPURLResponse?, received: Int) {
        let detail = error.localizedDescription
        switch (error as? URLError)?.code {
        case .cancelled: self = .cancelled
        case .timedOut: self = .timedOut
        case .cannotFindHost, .dnsLookupFailed: self = .unknownHost
        case .cannotConnectToHost: self = .refused
        // On Linux, an empty reply is a "bad server response".
        case .networkConnectionLost, .badServerResponse: self = .connectionLost
        case .cannotDecodeContentData, .cannotDecodeRawData: self = .bodyEncoding
        case .secureConnectionFailed, .serverCertificateUntrusted, .serverCertificateHasBadDate,
            .serverCertificateHasUnknownRoot, .serverCertificateNotYetValid:
            self = .insecure(detail)
        // A response that libcurl takes for another protocol, such as one without a status line.
        case .unsupportedURL: self = .malformed(detail)
        default: self.init(detail: detail, after: head, received: received)
        }
    }

    private init(detail: String, after head: HTTPURLResponse?, received: Int) {
        if detail.contains("SSL") || detail.contains("certificate") {
            self = .insecure(detail)
        } else if detail.contains("CONNECT") || detail.contains("proxy") {
            // The head is the proxy's and not the API's.
            self = .other(detail)
        } else if detail.contains("content unencoding") {
            self = .bodyEncoding
        } else if let head {
            let announced = head.expectedContentLength
            self = .bodyCut(received: received, announced: announced < 0 ? nil : Int(announced))
        } else {
            self = .malformed(detail)
        }
    }
}

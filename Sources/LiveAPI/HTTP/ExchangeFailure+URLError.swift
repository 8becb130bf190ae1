import FoundationHTTP

extension ExchangeFailure {
    /// Reads the error that URLSession ended an exchange with.
    ///
    /// On Linux most of libcurl's errors arrive as `unknown`, told apart by their text alone, and
    /// so they are here.
    init(_ error: any Error, after head: HTTPURLResponse?, received: Int) {
        let detail = error.localizedDescription
        switch (error as? URLError)?.code {
        case .cancelled: self = .cancelled
        case .timedOut: self = .timedOut
        case .cannotFindHost, .dnsLookupFailed: self = .unknownHost
        case .cannotConnectToHost: self = .refused
        // An empty reply is "bad server response" there.
        case .networkConnectionLost, .badServerResponse: self = .connectionLost
        case .cannotDecodeContentData, .cannotDecodeRawData: self = .bodyEncoding
        case .secureConnectionFailed, .serverCertificateUntrusted, .serverCertificateHasBadDate,
            .serverCertificateHasUnknownRoot, .serverCertificateNotYetValid:
            self = .insecure(detail)
        // What libcurl takes for another protocol, such as an answer without a status line.
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

import SessionModel

/// The requests that a process has answered, of which only the last ones are kept.
struct RequestHistory {
    /// The maximum number and total size of the payloads that can be repeated.
    static let most = (requests: 63, bytes: 256 * 1024)

    /// The number of requests.
    private(set) var count = 0
    private var recent: [TesteeRequest] = []

    /// Records a request that was answered.
    mutating func note(_ request: TesteeRequest) {
        count += 1
        recent.append(request)
        // Cuts only at twice the limit, so the cost per request is constant.
        if recent.count > 2 * Self.most.requests { cut() }
    }

    /// Returns what was answered before `request`, as far as it can be repeated with the same
    /// question.
    func requests(before request: TesteeRequest) -> EarlierRequests {
        var payloads: [[UInt8]] = []
        var bytes = 0
        for earlier in recent.suffix(Self.most.requests).reversed() {
            guard let payload = earlier.payload(ifLike: request),
                bytes + payload.count <= Self.most.bytes
            else { break }
            bytes += payload.count
            payloads.append(payload)
        }
        return EarlierRequests(count: count, payloads: payloads.reversed())
    }

    private mutating func cut() {
        recent.removeFirst(recent.count - Self.most.requests)
    }
}

extension TesteeRequest {
    /// Creates a request that asks a question about a payload, or `nil` if it is about a session
    /// and the payload is not one.
    init?(_ question: TesteeQuestion, _ payload: [UInt8]) {
        switch question {
        case .roundTrip: self = .roundtrip(payload)
        case .encoding:
            guard let session = try? SessionObject(json: payload) else { return nil }
            self = .encode(ReportedFields(session))
        }
    }

    /// Returns the request that asks the same about another payload; `nil` if it cannot.
    func asking(about payload: [UInt8]) -> TesteeRequest? {
        switch self {
        case .roundtrip: TesteeRequest(.roundTrip, payload)
        case .encode: TesteeRequest(.encoding, payload)
        case .hello, .bye: nil
        }
    }

    /// The payload of a request that asks the same as `other`; otherwise `nil`.
    fileprivate func payload(ifLike other: TesteeRequest) -> [UInt8]? {
        switch (self, other) {
        case (.roundtrip(let payload), .roundtrip): payload
        case (.encode(let fields), .encode): fields.session?.json()
        default: nil
        }
    }
}

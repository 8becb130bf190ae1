import SessionContract
import StrictJSON

/// A request and its response, as an archive has saved them.
struct ArchivedExchange {
    /// The parts of an exchange that are read.
    enum Part {
        case method
        case url

        /// The segments of the path of a URL.
        case path
        case status
        case encoding
        case size

        /// The body, which may be base64 if ``encoding`` says so.
        case body

        /// The body in base64.
        case encodedBody
    }

    /// Where the parts of an exchange are.
    struct Parts {
        /// The part that a value is, unless it is an object.
        var part: Part?
        var members: [String: Parts] = [:]

        fileprivate static func part(_ part: Part, or members: [String: Parts] = [:]) -> Self {
            Self(part: part, members: members)
        }
    }

    /// The parts in every known form: HTTP archives (HAR 1.2), cassettes (VCR, Betamax, vcrpy) and
    /// collections (Postman 2).
    ///
    /// No form has a member that means something else in another.
    static let parts = Parts(members: [
        "request": Parts(members: [
            "method": .part(.method), "url": .part(.url), "uri": .part(.url),
        ]),
        "originalRequest": Parts(members: [
            "method": .part(.method), "url": splitURL,
        ]),
        "response": Parts(members: [
            "status": .part(.status, or: ["code": .part(.status)]),
            "content": Parts(members: [
                "text": .part(.body), "encoding": .part(.encoding), "size": .part(.size),
            ]),
            "body": .part(
                .body,
                or: [
                    "string": .part(.body), "base64_string": .part(.encodedBody),
                    "encoding": Parts(),
                ]
            ),
        ]),
        "code": .part(.status),
        "body": .part(.body),
    ])

    /// A URL, which Postman writes as a string or in parts.
    private static let splitURL = Parts.part(.url, or: ["raw": .part(.url), "path": .part(.path)])

    /// The request of an item in a collection, which may be a URL only.
    static let itemRequest = Parts.part(
        .url,
        or: ["method": .part(.method), "url": splitURL]
    )

    /// The start of the exchange in the archive.
    var position = TextPosition()

    /// The request method, in capital letters, if given.
    var method: String?

    /// Whether the request has a URL, and if so, whether it is for sessions.
    var isForSessions: Bool?

    /// The path of the request, if it is wanted and given.
    var path: String?

    /// The response status, if given.
    var status: Int64?

    /// Whether the body is in base64, if the archive has said so yet.
    var isBase64: Bool?

    /// The length of the body in bytes, as the recorder has counted it.
    var size: Int64?

    /// What has been read of the body.
    var body = Body.missing

    /// The keys that lead to the body.
    var bodyPath: [String] = []

    /// The body of a response.
    enum Body {
        case missing

        /// Nothing but white space.
        case blank

        /// It was skipped, since the exchange was already known not to be judged.
        case skipped

        /// It was read as text.
        case text(BodyReading)

        /// It was read as base64, and starts with these bytes.
        case base64(BodyReading, prefix: [UInt8])
    }
}

extension ArchivedExchange {
    /// What becomes of an exchange.
    enum Fate {
        case judged(BodyReading)
        case unjudged(Fault.Unjudged)
        case skipped(SkipReason)
    }

    /// Why the response is not judged, as far as is known before its body is.
    var fateWithoutBody: Fate? {
        if isForSessions == false { return .skipped(.otherURL) }
        if let method, method != "GET" { return .skipped(.otherMethod) }
        guard let status else { return nil }
        guard status != 200 else { return nil }
        guard (1...999).contains(status) else { return .unjudged(.noResponse) }
        return .unjudged(.status(UInt16(status)))
    }

    /// What becomes of the exchange, once all of it has been read.
    var fate: Fate {
        if let fateWithoutBody { return fateWithoutBody }
        if isForSessions == nil { return .unjudged(.noRequest) }
        if status == nil { return .unjudged(.noResponse) }
        switch body {
        case .missing, .skipped: return .unjudged(.missingBody)
        case .blank: return .unjudged(.empty)
        case .text(let reading), .base64(let reading, _):
            if reading.isTooLong { return .unjudged(.tooLong) }
            if reading.isInvalid { return .unjudged(.encoding) }
            return reading.isCut(from: size) ? .unjudged(.cutBody) : .judged(reading)
        }
    }
}

/// What reading a body has found, which counts only if the exchange is judged.
struct BodyReading {
    var ledger: Ledger
    var counts = PayloadReader.Counts()

    /// What has seen the sessions of the body, if anything does.
    var observer: (any SessionObserver)?

    /// The offset of a syntax error in the body.
    var faultOffset: Int?

    /// The length of the body in bytes.
    var byteCount = 0

    /// Where the bytes of the body are, if that is wanted.
    var extent: AnswerFacts.Extent?

    /// Whether a value in the body is longer than may be held in memory.
    var isTooLong = false

    /// Whether the body is not in the encoding that it should have.
    var isInvalid = false

    /// The length of the longest remark at the end of a cut body.
    private static let remarkLength = 128

    /// Whether the body ends inside its text, and a recorder that counted this many bytes says that
    /// there was more.
    ///
    /// A text that ends too early can look faulty a few bytes before its end, and some recorders
    /// put a remark there, such as `... Firebug request size limit has been reached`.
    func isCut(from size: Int64?) -> Bool {
        guard let size, let faultOffset else { return false }
        return size > byteCount && faultOffset + Self.remarkLength >= byteCount
    }
}

/// The bytes of one answer on their way out.
struct Transmission {
    /// What happens to the connection after the last byte.
    enum Ending {
        /// The next request is read.
        case keepAlive

        /// The connection ends.
        case close

        /// Nothing, ever.
        case stall
    }

    /// What happens after the last byte.
    let ending: Ending

    /// The most bytes at a time and the wait between, or nil to go as fast as it can.
    let pace: Pace?

    private var bytes: [UInt8]
    private var sent = 0
    /// A block that is sent again and again after the bytes, and how often it still is.
    private let filler: [UInt8]
    private var fillersLeft: Int

    /// A slow way to send.
    struct Pace {
        let bytes: Int
        let pause: Duration
    }

    /// How long a block of white space is.
    private static let fillerLength = 64 * 1024

    /// The bytes of an answer.
    ///
    /// - Parameters:
    ///   - response: The answer.
    ///   - request: What it answers: HEAD gets no body, HTTP/1.0 no chunks.
    ///   - answer: How it is sent.
    ///   - date: The time of the answer, in seconds since 1970.
    ///   - limits: How long endless is.
    init(
        _ response: HTTPResponse,
        to request: HTTPRequest,
        answer: StandInAnswer,
        date: Int64,
        limits: StandInConfiguration.Limits
    ) {
        pace = answer.isSlow ? Pace(bytes: max(1, limits.drop), pause: limits.dropPause) : nil
        var body = response.body
        var framing = HTTPResponse.Framing.length(body.count)
        var filler: [UInt8] = []
        var fillers = 0
        var ending = request.wantsClose ? Ending.close : .keepAlive
        switch answer.delivery {
        case .whole: break
        case .short:
            framing = .length(body.count + 64)
            ending = .close
        case .oversized:
            filler = Array(repeating: .space, count: Self.fillerLength)
            let missing = max(0, limits.oversizedBody - body.count)
            fillers = (missing + Self.fillerLength - 1) / Self.fillerLength
            framing = .length(body.count + fillers * Self.fillerLength)
        case .endless:
            filler = Array(repeating: .space, count: Self.fillerLength)
            fillers = max(1, limits.endlessBody / Self.fillerLength)
            framing = request.minorVersion == 0 ? .close : .chunked
            if request.minorVersion > 0 {
                filler = Self.chunk(filler)
                body = Self.chunk(body)
            }
            ending = .close
        case .stalled:
            body.removeLast(body.count - body.count / 2)
            ending = .stall
        }
        let isHead = request.method == "HEAD"
        if isHead { ending = request.wantsClose ? .close : .keepAlive }
        // A body that falls short is a surprise: the head announces no end.
        let isLast = ending == .close && answer.delivery != .short
        bytes = response.head(framing: framing, isLast: isLast, date: date)
        if !isHead { bytes += body }
        self.filler = filler
        fillersLeft = isHead ? 0 : fillers
        self.ending = ending
    }

    /// An answer after which the connection ends.
    init(finalText response: HTTPResponse, date: Int64) {
        pace = nil
        filler = []
        fillersLeft = 0
        ending = .close
        let framing = HTTPResponse.Framing.length(response.body.count)
        bytes = response.head(framing: framing, isLast: true, date: date) + response.body
    }

    /// The bytes to send next; empty when all are sent.
    var next: ArraySlice<UInt8> {
        let rest = bytes[sent...]
        return pace.map { rest.prefix($0.bytes) } ?? rest
    }

    /// Notes that so many bytes are sent.
    mutating func advance(by count: Int) {
        sent += count
        guard sent == bytes.count, fillersLeft > 0 else { return }
        fillersLeft -= 1
        bytes = filler
        sent = 0
    }

    /// Bytes framed as one chunk (RFC 9112, 7.1).
    private static func chunk(_ bytes: [UInt8]) -> [UInt8] {
        guard !bytes.isEmpty else { return [] }
        return Array("\(String(bytes.count, radix: 16))\r\n".utf8) + bytes + Array("\r\n".utf8)
    }
}

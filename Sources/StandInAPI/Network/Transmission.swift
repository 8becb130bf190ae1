/// The bytes of one response while it is being sent.
struct Transmission {
    /// What happens to the connection after the last byte.
    enum Ending {
        /// The next request is read.
        case keepAlive

        /// The connection ends.
        case close

        /// Nothing is read or sent any more.
        case stall
    }

    /// What happens to the connection after the last byte.
    let ending: Ending

    /// The pace of a slow response; `nil` to send as fast as possible.
    private(set) var pace: Pace?

    private var bytes: [UInt8]
    private var sent = 0
    /// A block that is sent repeatedly after the bytes, so that an endless body needs no memory.
    private let filler: [UInt8]
    /// The number of times that the filler is still to be sent.
    private var fillersLeft: Int

    /// The maximum number of bytes to send at a time, and the pause in between.
    struct Pace {
        let bytes: Int
        let pause: Duration
    }

    /// The length of a block of white space, in bytes.
    private static let fillerLength = 64 * 1024

    /// Creates the bytes of a response.
    ///
    /// - Parameters:
    ///   - response: The response.
    ///   - request: The request: the response to HEAD has no body, and HTTP/1.0 has no chunks.
    ///   - answer: How the response is sent.
    ///   - date: The time of the response, in seconds since 1970.
    ///   - limits: The lengths of oversized and endless bodies, and the pace of slow responses.
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
        // A short body must be a surprise, so its head does not announce the end of the connection.
        let isLast = ending == .close && answer.delivery != .short
        bytes = response.head(framing: framing, isLast: isLast, date: date)
        if !isHead { bytes += body }
        self.filler = filler
        fillersLeft = isHead ? 0 : fillers
        self.ending = ending
    }

    /// Creates the bytes of a response after which the connection ends.
    init(finalText response: HTTPResponse, date: Int64) {
        pace = nil
        filler = []
        fillersLeft = 0
        ending = .close
        let framing = HTTPResponse.Framing.length(response.body.count)
        bytes = response.head(framing: framing, isLast: true, date: date) + response.body
    }

    /// The bytes to send next; empty when everything is sent.
    var next: ArraySlice<UInt8> {
        let rest = bytes[sent...]
        return pace.map { rest.prefix($0.bytes) } ?? rest
    }

    /// Records that this many bytes were sent.
    mutating func advance(by count: Int) {
        sent += count
        guard sent == bytes.count, fillersLeft > 0 else { return }
        fillersLeft -= 1
        // No client would wait for the end of the filler at the pace of a slow response.
        pace = nil
        bytes = filler
        sent = 0
    }

    /// Returns the bytes framed as one chunk (RFC 9112, 7.1), or nothing for no bytes, because an
    /// empty chunk would end the body.
    private static func chunk(_ bytes: [UInt8]) -> [UInt8] {
        guard !bytes.isEmpty else { return [] }
        return Array("\(String(bytes.count, radix: 16))\r\n".utf8) + bytes + Array("\r\n".utf8)
    }
}

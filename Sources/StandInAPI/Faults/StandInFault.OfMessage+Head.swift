extension StandInFault.OfMessage {
    /// The defect of what is not a response.
    var noResponse: Defect {
        switch self {
        case .notHTTP:
            Defect("live/unreachable", "The response is the greeting of another protocol.") {
                $0.send(Array("SSH-2.0-OpenSSH_9.2\r\n".utf8), then: .close)
            }
        case .bodyWithoutHead:
            Defect("live/unreachable", "The response is only a body, as in HTTP/0.9.") {
                $0.send($0.body, then: .close)
            }
        case .versionUnknown:
            Defect("live/unreachable", "The version in the status line is HTTP/9.9.") {
                $0.statusLine.replaceSubrange(0..<8, with: Array("HTTP/9.9".utf8))
                $0.ending = .close
            }
        case .closesAfterRequest:
            Defect("live/unreachable", "The connection is closed after the request is read.") {
                $0.send([], then: .close)
            }
        case .resetsAfterRequest:
            Defect("live/unreachable", "The connection is reset after the request is read.") {
                $0.send([], then: .reset)
            }
        case .headerNoColon:
            Defect("live/unreachable", "A header line has no colon.") {
                $0.fieldLines.insert(Array("X-Made-Up".utf8), at: 1)
                $0.ending = .close
            }
        case .headerNUL:
            Defect("live/unreachable", "A header field contains a NUL byte.") {
                $0.fieldLines.insert(Array("X-Made-Up: a\0b".utf8), at: 1)
                $0.ending = .close
            }
        default:
            Defect("live/unreachable", "The status in the status line is not a number.") {
                $0.statusLine = Array("HTTP/1.1 OK 200".utf8)
                $0.ending = .close
            }
        }
    }

    /// The defect of a head that ends early or never.
    var head: Defect {
        switch self {
        case .cutAfterStatusLine:
            Defect("live/unreachable", "The connection ends after the status line.") {
                $0.send($0.statusLine + [.carriageReturn, .lineFeed], then: .close)
            }
        case .cutInHeader:
            Defect("live/unreachable", "The connection ends in the middle of a header field.") {
                $0.send(Array($0.openHead.dropLast(5)), then: .close)
            }
        case .resetsInHeader:
            Defect("live/unreachable", "The connection is reset in the middle of a header field.") {
                $0.send(Array($0.openHead.dropLast(5)), then: .reset)
            }
        case .stallsInHeader:
            Defect("live/timeout", "The response stops in its header, and the connection stays.") {
                $0.send(Array($0.openHead.dropLast(5)), then: .stall)
            }
        case .dripsHeader:
            Defect("live/timeout", "The header never ends, and arrives byte by byte.") {
                $0.send($0.openHead, thenRepeat: Self.line, pace: Self.drip($0.scale))
            }
        case .headerLong:
            Defect("live/incomplete", "A header field has 200,000 bytes.") {
                $0.add("X-Made-Up: \(String(repeating: "a", count: Self.longHeader))")
            }
        case .headerMany:
            Defect("live/incomplete", "There are 10,000 header fields.") { message in
                for number in 0..<Self.manyHeaders {
                    message.add("X-Made-Up-\(number): \(String(repeating: "a", count: 32))")
                }
            }
        case .headerEndless:
            Defect("live/incomplete", "The header never ends.") {
                $0.send($0.openHead, thenRepeat: Self.repeated(Self.line))
            }
        default:
            Defect("live/incomplete", "There are interim responses without end (103).") {
                $0.send([], thenRepeat: Self.repeated(Self.interim))
            }
        }
    }

    private static let longHeader = 200_000
    private static let manyHeaders = 10_000

    /// A field line for a header or a trailer that never ends.
    static let line = Array("X-Made-Up: \(String(repeating: "a", count: 50))\r\n".utf8)

    /// An interim response (RFC 8297).
    static let interim = Array("HTTP/1.1 103 Early Hints\r\nX-Made-Up: a\r\n\r\n".utf8)

    /// Returns a block that is worth a system call.
    static func repeated(_ line: [UInt8]) -> [UInt8] {
        Array(repeatElement(line, count: blockLength / line.count).joined())
    }

    /// The length of a block that is sent again and again, in bytes.
    static let blockLength = 64 * 1_024

    /// Returns the pace of a response that arrives byte by byte.
    static func drip(_ scale: WireMessage.Scale) -> WireMessage.Pace {
        WireMessage.Pace(bytes: 1, pause: scale.pace.pause)
    }
}

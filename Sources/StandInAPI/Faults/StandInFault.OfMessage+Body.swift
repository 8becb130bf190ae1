extension StandInFault.OfMessage {
    /// The defect of a body of another length than announced.
    var length: Defect {
        switch self {
        case .bodyShort:
            Defect("live/body", "The connection ends before the body is as long as announced.") {
                // The head does not announce the end of the connection, so this is a surprise.
                $0.set("Content-Length", "\($0.body.count + 64)")
                $0.ending = .close
            }
        case .lengthSmaller:
            Defect(
                "json/syntax",
                reads: [.response, .success],
                hides: .success,
                "The Content-Length is half as long as the body, so the JSON text is cut."
            ) {
                $0.set("Content-Length", "\($0.body.count / 2)")
                $0.ending = .close
            }
        case .lengthConflict:
            Defect("live/body", "There are two Content-Length fields with different values.") {
                $0.add("Content-Length: \($0.body.count + 1)")
                $0.ending = .close
            }
        case .lengthNegative:
            Defect("live/body", "The Content-Length is negative.") {
                $0.set("Content-Length", "-\($0.body.count)")
                $0.ending = .close
            }
        case .lengthInvalid:
            Defect("live/body", "The Content-Length is a hexadecimal number with a prefix.") {
                $0.set("Content-Length", "0x\(String($0.body.count, radix: 16))")
                $0.ending = .close
            }
        case .lengthOverflow:
            Defect("live/incomplete", "The Content-Length does not fit in 64 bits.") {
                $0.set("Content-Length", "184467440737095516160")
                $0.ending = .close
            }
        default:
            Defect("live/body", "There is a Content-Length, although the body is in chunks.") {
                let length = $0.body.count
                $0.chunk()
                $0.set("Content-Length", "\(length)")
                $0.ending = .close
            }
        }
    }

    /// The defect of a body in broken chunks.
    var chunks: Defect {
        switch self {
        case .chunkCut:
            Defect("live/body", "The connection ends in the middle of a chunk.") {
                $0.chunk(end: "")
                $0.body.removeLast(min($0.body.count, 10))
                $0.ending = .close
            }
        case .chunkSizeInvalid:
            Defect("live/body", "The size of the first chunk is not a hexadecimal number.") {
                $0.chunk()
                $0.body.insert(contentsOf: Array("xyz".utf8), at: 0)
                $0.ending = .close
            }
        case .chunkSizeLarger:
            Defect("live/body", "The size of the only chunk is larger than the chunk.") {
                $0.chunk(by: .max)
                $0.body.insert(UInt8(ascii: "1"), at: 0)
                $0.ending = .close
            }
        case .chunkSizeSmaller:
            Defect("live/body", "A chunk is longer than its size.") {
                $0.chunk(by: .max, end: "")
                $0.body.removeLast(min($0.body.count, 2))
                $0.body += Array("more than the size says\r\n0\r\n\r\n".utf8)
                $0.ending = .close
            }
        case .chunkSizeOverflow:
            Defect("live/body", "The size of the first chunk does not fit in 64 bits.") {
                $0.chunk()
                $0.body.insert(contentsOf: Array("10000000000000000".utf8), at: 0)
                $0.ending = .close
            }
        case .lastChunkMissing:
            Defect("live/body", "The connection ends without the last chunk.") {
                $0.chunk(end: "")
                $0.ending = .close
            }
        case .transferCodingUnknown:
            Defect("live/body", "The Transfer-Encoding is one that does not exist.") {
                $0.chunk()
                $0.set("Transfer-Encoding", "made-up, chunked")
                $0.ending = .close
            }
        case .chunkExtensionEndless:
            Defect("live/incomplete", "The extensions of the first chunk never end.") {
                $0.chunk(end: "")
                let block = Array(repeating: UInt8(ascii: "a"), count: Self.blockLength)
                $0.send($0.head + Array("1;made-up=".utf8), thenRepeat: block)
            }
        default:
            Defect("live/incomplete", "The trailer after the last chunk never ends.") {
                $0.chunk(end: "0\r\n")
                $0.send($0.head + $0.body, thenRepeat: Self.repeated(Self.line))
            }
        }
    }

    /// The defect of a body that ends early, late or never.
    var end: Defect {
        switch self {
        case .resetsInBody:
            Defect("live/unreachable", "The connection is reset in the middle of the body.") {
                $0.send($0.head + $0.body.prefix($0.body.count / 2), then: .reset)
            }
        case .stallsInBody:
            Defect(
                "live/timeout",
                "The response stops in the middle of its body, and the connection stays open."
            ) {
                $0.send($0.head + $0.body.prefix($0.body.count / 2), then: .stall)
            }
        case .dripsBody:
            Defect("live/timeout", "The body never ends, and arrives byte by byte.") {
                $0.chunk(end: "")
                let block = WireMessage.chunk([.space])
                $0.send($0.head + $0.body, thenRepeat: block, pace: Self.drip($0.scale))
            }
        case .bodyOversized:
            Defect(
                "live/incomplete",
                "The body has megabytes of white space after the JSON text, as announced."
            ) {
                let missing = max(0, $0.scale.oversizedBody - $0.body.count)
                let count = (missing + Self.blockLength - 1) / Self.blockLength
                $0.set("Content-Length", "\($0.body.count + count * Self.blockLength)")
                $0.filler = WireMessage.Piece(Self.blanks, count: count)
            }
        default:
            Defect(
                "live/incomplete",
                "The body never ends: after the JSON text come chunks of white space."
            ) {
                $0.set("Connection", "close")
                var block = Self.blanks
                if $0.allowsChunks {
                    $0.chunk(end: "")
                    block = WireMessage.chunk(block)
                } else {
                    $0.remove("Content-Length")
                }
                $0.filler = WireMessage.Piece(
                    block,
                    count: max(1, $0.scale.endlessBody / Self.blockLength)
                )
                $0.ending = .close
            }
        }
    }

    private static let blanks = Array(repeating: UInt8.space, count: blockLength)
}

/// Reads a body in the chunked transfer coding (RFC 9112, section 7.1) as it arrives.
///
/// Chunk extensions and trailer fields are read and ignored.
struct ChunkedBody {
    private enum Part {
        case size
        case data(left: Int)
        case dataEnd(hasReturn: Bool)
        case trailer
        case end
    }

    private var part = Part.size
    private var lines = HeaderLines()

    /// The number of bytes that are not data.
    private var overhead = 0

    /// The largest such number, so that a body of tiny chunks with long extensions has an end.
    static let overheadLimit = 16 << 20

    /// Whether the last chunk and the trailer section have arrived.
    var isComplete: Bool {
        if case .end = part { true } else { false }
    }

    /// Takes what has arrived.
    ///
    /// - Parameters:
    ///   - bytes: The bytes; those that belong to the body are removed.
    ///   - add: Receives the data, and returns whether there is room for more.
    /// - Throws: If the chunks are invalid.
    mutating func take(
        _ bytes: inout ArraySlice<UInt8>,
        add: (ArraySlice<UInt8>) throws(ExchangeFailure) -> Bool
    ) throws(ExchangeFailure) {
        while !bytes.isEmpty {
            switch part {
            case .data(let left):
                let data = bytes.prefix(left)
                bytes = bytes.dropFirst(data.count)
                part =
                    data.count == left ? .dataEnd(hasReturn: false) : .data(left: left - data.count)
                guard try add(data) else { return }
            case .dataEnd(let hasReturn):
                // No lone line feed, which would hide that the size is off by one.
                guard bytes.popFirst() == UInt8(ascii: hasReturn ? "\n" : "\r") else {
                    throw .bodyFraming("a chunk that does not end where its size says")
                }
                overhead += 1
                part = hasReturn ? .size : .dataEnd(hasReturn: true)
            case .size, .trailer:
                let before = bytes.count
                let line = try nextLine(from: &bytes)
                overhead += before - bytes.count
                guard overhead <= Self.overheadLimit else {
                    throw .headTooLong(limit: Self.overheadLimit)
                }
                if let line { try take(line) }
            case .end: return
            }
        }
    }

    private mutating func nextLine(
        from bytes: inout ArraySlice<UInt8>
    ) throws(ExchangeFailure) -> [UInt8]? {
        let line = try lines.next(from: &bytes)
        // A trailer section has a limit as a whole, and each other line for itself.
        if line != nil, case .trailer = part {} else if line != nil { lines = HeaderLines() }
        return line
    }

    private mutating func take(_ line: [UInt8]) throws(ExchangeFailure) {
        switch part {
        case .size:
            let size = try Self.size(line)
            part = size == 0 ? .trailer : .data(left: size)
        case .trailer: if line.isEmpty { part = .end }
        case .data, .dataEnd, .end: break
        }
    }

    private static func size(_ line: [UInt8]) throws(ExchangeFailure) -> Int {
        let text = String(decoding: line.prefix { $0 != UInt8(ascii: ";") }, as: UTF8.self)
        let digits = text[...].trimmingSpaces
        guard !digits.isEmpty, digits.allSatisfy(\.isHexDigit), let size = Int(digits, radix: 16)
        else {
            throw .bodyFraming("a chunk size that is not a hexadecimal number")
        }
        return size
    }
}

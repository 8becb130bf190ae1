/// The bytes of one response while it is being sent.
struct Transmission {
    /// What happens to the connection after the last byte.
    let ending: WireMessage.Ending

    /// The pieces that are not sent yet, the last one first.
    private var pieces: [WireMessage.Piece]

    /// The number of bytes of the current piece that are sent.
    private var sent = 0

    /// Creates the bytes of a response.
    ///
    /// - Parameters:
    ///   - message: The response; its body is left out for HEAD.
    ///   - isHead: Whether the request is HEAD.
    init(_ message: WireMessage, isHead: Bool = false) {
        ending = message.ending
        let whole = isHead ? [WireMessage.Piece(message.head)] : message.pieces
        pieces = whole.reversed().compactMap { piece in
            guard !piece.bytes.isEmpty, piece.count > 0 else { return nil }
            // No client would wait for the end of a filler at the pace of a slow response.
            let pace = piece.pace ?? (piece.count == 1 ? message.pace : nil)
            return WireMessage.Piece(piece.bytes, count: piece.count, pace: pace)
        }
    }

    /// The pace of what is sent next; `nil` to send as fast as possible.
    var pace: WireMessage.Pace? { pieces.last?.pace }

    /// The bytes to send next; empty when everything is sent.
    var next: ArraySlice<UInt8> {
        guard let piece = pieces.last else { return [] }
        let rest = piece.bytes[sent...]
        return piece.pace.map { rest.prefix(max(1, $0.bytes)) } ?? rest
    }

    /// Records that this many bytes were sent.
    mutating func advance(by count: Int) {
        sent += count
        let current = pieces.count - 1
        guard current >= 0, sent == pieces[current].bytes.count else { return }
        sent = 0
        pieces[current].count -= 1
        if pieces[current].count == 0 { pieces.removeLast() }
    }
}

/// Writes files that are large because of repetition.
struct Repetition {
    let file: ByteFile

    /// Appends `body(index)` for each index, separated by `separator`.
    func items(
        _ count: Int,
        separator: String = ",",
        _ body: (Int) -> String
    ) throws {
        for index in 0..<count {
            if index > 0 { try file.append(separator) }
            try file.append(body(index))
        }
    }

    /// Appends sessions of the mix, separated by `separator`, until there are `bytes` bytes.
    ///
    /// The same ten thousand sessions are repeated.
    func sessions(bytes: Int, separator: String) throws {
        var mix = Mix(isList: true)
        var piece: [UInt8] = []
        for index in 0..<10_000 {
            if index > 0 { piece += Array(separator.utf8) }
            mix.write(to: &piece)
            piece.removeLast()
        }
        try file.append(piece)
        var count = piece.count
        piece.insert(contentsOf: separator.utf8, at: 0)
        while count < bytes {
            try file.append(piece)
            count += piece.count
        }
    }

    /// Appends a text of `count` letters.
    func letters(_ count: Int) throws {
        let piece = Array(repeating: UInt8(0x61), count: 1 << 16)
        var rest = count
        while rest > 0 {
            try file.append(piece.prefix(rest))
            rest -= min(rest, piece.count)
        }
    }
}

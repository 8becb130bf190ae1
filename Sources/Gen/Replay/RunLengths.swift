/// Run-length encoding of numbers as bytes.
///
/// Each group begins with a header: twice the count, plus one if the group is a single number that
/// repeats. Most choices of a simple case are zeros, so its runs are long.
enum RunLengths {
    /// The longest run that is not worth a group of its own.
    private static let longestLiteral = 2

    /// Appends numbers to bytes.
    static func append(_ words: [UInt64], to bytes: inout [UInt8]) {
        var start = 0
        while start < words.count {
            let repeats = repeats(in: words, at: start)
            if repeats > longestLiteral {
                TokenCodec.append(UInt64(repeats) << 1 | 1, to: &bytes)
                TokenCodec.append(words[start], to: &bytes)
                start += repeats
                continue
            }
            var end = start
            while end < words.count, self.repeats(in: words, at: end) <= longestLiteral {
                end += 1
            }
            TokenCodec.append(UInt64(end - start) << 1, to: &bytes)
            for word in words[start..<end] { TokenCodec.append(word, to: &bytes) }
            start = end
        }
    }

    /// Returns the numbers that bytes encode, or `nil` if they are malformed or encode more than
    /// `limit` numbers.
    static func words(of bytes: ArraySlice<UInt8>, limit: Int) -> [UInt64]? {
        var words: [UInt64] = []
        var rest = bytes
        while !rest.isEmpty {
            guard let head = TokenCodec.number(from: &rest), head >> 1 > 0,
                head >> 1 <= UInt64(limit - words.count)
            else { return nil }
            let count = Int(head >> 1)
            if head & 1 == 1 {
                guard let word = TokenCodec.number(from: &rest) else { return nil }
                words += repeatElement(word, count: count)
                continue
            }
            for _ in 0..<count {
                guard let word = TokenCodec.number(from: &rest) else { return nil }
                words.append(word)
            }
        }
        return words
    }

    /// Returns the length of the run at an index.
    private static func repeats(in words: [UInt64], at start: Int) -> Int {
        var end = start + 1
        while end < words.count, words[end] == words[start] { end += 1 }
        return end - start
    }
}

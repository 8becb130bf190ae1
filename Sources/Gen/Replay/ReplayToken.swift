/// A short text that brings a case back, on another machine as on this one.
///
/// A token holds the version of the generators of this library, since a later version may draw
/// another value from the same choices; a token of another version says so instead of lying.
public struct ReplayToken: Hashable, Sendable {
    /// The version that made the token.
    public let version: Int

    let origin: Origin

    /// The version of the generators of this library.
    public static let currentVersion = 1

    /// What a case is drawn from.
    enum Origin: Hashable, Sendable {
        /// A case of a run, which followed a covering plan or did not.
        case run(seed: Seed, index: UInt64, coversFirst: Bool)
        /// The choices of a case, each by its rank; floats by their ordinal.
        case choices([UInt64])
    }

    init(_ origin: Origin) {
        version = Self.currentVersion
        self.origin = origin
    }

    init(choices: ContiguousArray<Choice>) {
        self.init(
            .choices(choices.map { $0.kind == .double ? $0.value : $0.complexity })
        )
    }
}

extension ReplayToken {
    /// Reads a token.
    ///
    /// - Throws: ``ReplayTokenError`` if the text is no token, or one of another version.
    public init(_ text: String) throws(ReplayTokenError) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, let mark = parts[0].first, mark == "g",
            let version = Int(parts[0].dropFirst()),
            parts[2].utf8.count == 2, let check = Self.codec.bytes(of: parts[2])
        else { throw .malformed(text) }
        guard version == Self.currentVersion else {
            throw .otherVersion(found: version, current: Self.currentVersion)
        }
        guard let bytes = Self.codec.bytes(of: parts[1]), check == [Self.checksum(bytes)],
            let kind = bytes.first, let words = Self.words(of: bytes.dropFirst())
        else { throw .malformed(text) }
        switch kind {
        case 0 where words.count == 3 && words[2] < 2:
            self.init(.run(seed: Seed(words[0]), index: words[1], coversFirst: words[2] == 1))
        case 1:
            self.init(.choices(words))
        default:
            throw .malformed(text)
        }
    }
}

extension ReplayToken: CustomStringConvertible {
    /// The token as text, such as `g1-0g5t-3k`.
    public var description: String {
        var bytes: [UInt8]
        let words: [UInt64]
        switch origin {
        case .run(let seed, let index, let coversFirst):
            bytes = [0]
            words = [seed.bits, index, coversFirst ? 1 : 0]
        case .choices(let choices):
            bytes = [1]
            words = choices
        }
        for word in words { TokenCodec.append(word, to: &bytes) }
        let check = Self.codec.text(of: [Self.checksum(bytes)])
        return "g\(version)-\(Self.codec.text(of: bytes))-\(check)"
    }

    // Crockford's alphabet: no letters that look like digits.
    private static let codec = TokenCodec(letters: "0123456789abcdefghjkmnpqrstvwxyz")

    private static func words(of bytes: ArraySlice<UInt8>) -> [UInt64]? {
        var words: [UInt64] = []
        var rest = bytes
        while !rest.isEmpty {
            guard let word = TokenCodec.number(from: &rest) else { return nil }
            words.append(word)
        }
        return words
    }

    /// A byte that changes when letters are lost, changed or swapped.
    private static func checksum(_ bytes: [UInt8]) -> UInt8 {
        var hash: UInt64 = 0
        for byte in bytes {
            hash = SplitMix64.mixed(hash ^ UInt64(byte) &+ 1)
        }
        return UInt8(truncatingIfNeeded: hash)
    }
}

/// Why a text is no token that can be replayed.
public enum ReplayTokenError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The text is no token, or was damaged on the way.
    case malformed(String)
    /// The token was made by another version of the generators.
    case otherVersion(found: Int, current: Int)

    /// One sentence that says what is wrong.
    public var description: String {
        switch self {
        case .malformed(let text):
            "'\(text)' is no replay token, or was damaged in copying"
        case .otherVersion(let found, let current):
            "the token was made by version \(found) of the generators; "
                + "this is version \(current), which draws other values"
        }
    }
}

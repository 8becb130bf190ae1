/// A short text that brings a case back, on another machine as on this one.
///
/// A token belongs to one property, and holds the version of the generators of this library, since
/// a later version may draw another value from the same choices. A token of another property or of
/// another version says so instead of bringing back something else.
public struct ReplayToken: Hashable, Sendable {
    /// The version that made the token.
    public let version: Int

    /// What tells the property from others.
    let property: PropertyMark

    let origin: Origin

    /// The version of the generators of this library.
    public static let currentVersion = 2

    /// What a case is drawn from.
    enum Origin: Hashable, Sendable {
        /// A case of a run, which followed a covering plan or did not.
        case run(seed: Seed, index: UInt64, coversFirst: Bool)
        /// The choices of a case, each by its rank; floats by their ordinal.
        case choices([UInt64])
    }

    init(_ origin: Origin, of property: PropertyMark) {
        version = Self.currentVersion
        self.property = property
        self.origin = origin
    }

    init(choices: ContiguousArray<Choice>, of property: PropertyMark) {
        self.init(
            .choices(choices.map { $0.kind == .double ? $0.value : $0.complexity }),
            of: property
        )
    }

    /// Whether the token holds the choices of its case, and not the place of the case in a run.
    ///
    /// Such a case is as simple as shrinking could make it.
    package var holdsChoices: Bool {
        switch origin {
        case .run: false
        case .choices: true
        }
    }

    /// Whether the token is one of a property.
    ///
    /// - Parameters:
    ///   - name: The name of the property, see ``RunSettings/property``.
    ///   - type: The type of its values.
    /// - Returns: Whether a run of that property accepts the token.
    package func belongs<Value>(to name: String, over type: Value.Type) -> Bool {
        property == PropertyMark(name, type)
    }

    /// Whether the text is short enough to be passed on by hand.
    var isShort: Bool { description.utf8.count < 200 }
}

extension ReplayToken {
    /// Reads a token.
    ///
    /// - Throws: ``ReplayTokenError`` if the text is not a token, or one of another version.
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
            let kind = bytes.first
        else { throw .malformed(text) }
        var rest = bytes.dropFirst()
        guard let property = PropertyMark(from: &rest) else { throw .malformed(text) }
        switch kind {
        case 0:
            guard let words = Self.words(of: rest), words.count == 3, words[2] < 2 else {
                throw .malformed(text)
            }
            self.init(
                .run(seed: Seed(words[0]), index: words[1], coversFirst: words[2] == 1),
                of: property
            )
        case 1:
            guard let words = RunLengths.words(of: rest, limit: Source.longest) else {
                throw .malformed(text)
            }
            self.init(.choices(words), of: property)
        default:
            throw .malformed(text)
        }
    }
}

extension ReplayToken: CustomStringConvertible {
    /// The token as text, such as `g2-0g5t80-3k`.
    public var description: String {
        var bytes: [UInt8]
        switch origin {
        case .run(let seed, let index, let coversFirst):
            bytes = [0] + property.bytes
            for word in [seed.bits, index, coversFirst ? 1 : 0] {
                TokenCodec.append(word, to: &bytes)
            }
        case .choices(let choices):
            bytes = [1] + property.bytes
            RunLengths.append(choices, to: &bytes)
        }
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
        UInt8(truncatingIfNeeded: SplitMix64.hash(bytes))
    }
}

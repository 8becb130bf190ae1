/// A short text that reproduces a case on any machine.
///
/// A token belongs to one property. It also contains the version of the generators of this library,
/// because a later version may draw a different value from the same choices. A token of another
/// property or version is rejected with a message instead of replaying a different case.
public struct ReplayToken: Hashable, Sendable {
    /// The version of the generators that made the token.
    public let version: Int

    /// The mark of the property that the token belongs to.
    let property: PropertyMark

    let origin: Origin

    /// The current version of the generators.
    public static let currentVersion = 4

    /// The origin of the case.
    enum Origin: Hashable, Sendable {
        /// A case of a run with or without a covering plan.
        case run(seed: Seed, index: UInt64, coversFirst: Bool)
        /// The choices of a case as ranks, or as ordinals for floats.
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

    /// Whether the token contains the choices of its case instead of its seed and index.
    ///
    /// Such a case is as simple as shrinking could make it.
    package var holdsChoices: Bool {
        switch origin {
        case .run: false
        case .choices: true
        }
    }

    /// Returns whether the token belongs to a property.
    ///
    /// - Parameters:
    ///   - name: The name of the property, see ``RunSettings/property``.
    ///   - type: The type of its values.
    /// - Returns: Whether a run of that property accepts the token.
    package func belongs<Value>(to name: String, over type: Value.Type) -> Bool {
        property == PropertyMark(name, type)
    }

    /// Whether the token is short enough to copy by hand.
    var isShort: Bool { description.utf8.count < 200 }
}

extension ReplayToken {
    /// Reads a token from its text.
    ///
    /// - Throws: ``ReplayTokenError`` if the text is not a token, or is one of another version.
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
    /// The token as text, such as `g4-0g5t80-3k`.
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

    // Crockford's base 32, which has no letters that look like digits.
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

    /// Returns a byte that most likely changes when letters are lost, changed or swapped.
    private static func checksum(_ bytes: [UInt8]) -> UInt8 {
        UInt8(truncatingIfNeeded: SplitMix64.hash(bytes))
    }
}

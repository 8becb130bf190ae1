import SessionModel
import StrictJSON

/// A 128-bit hash that identifies a key, made with secrets of this process.
///
/// Equal keys have equal fingerprints. A collision of different keys is as likely as guessing the
/// secrets, so only fingerprints are compared and keys are not kept. A text may be larger than
/// memory.
package struct KeyFingerprint: Hashable, Sendable {
    package var a: UInt64
    package var b: UInt64

    @inline(__always)
    package init(a: UInt64, b: UInt64) {
        self.a = a
        self.b = b
    }

    /// Odd random numbers that only this process knows, so that no payload can contain keys that
    /// are chosen to collide in a table.
    private static let secrets: (UInt64, UInt64, UInt64, UInt64) = {
        // Odd, so never zero: a factor of zero would give all keys the same fingerprint.
        var random = SystemRandomNumberGenerator()
        return (random.next() | 1, random.next() | 1, random.next() | 1, random.next() | 1)
    }()

    /// The secrets as a value, so that a hot loop does not access the global each time.
    package struct Secrets: Sendable {
        let first: UInt64
        let second: UInt64
        let third: UInt64
        let fourth: UInt64

        package init() { (first, second, third, fourth) = KeyFingerprint.secrets }
    }

    /// Creates the fingerprint before any byte is added.
    @inline(__always)
    init(_ secrets: Secrets) {
        a = secrets.first
        b = secrets.second
    }

    /// Adds a word of the key.
    @inline(__always)
    mutating func add(_ word: UInt64, _ secrets: Secrets) {
        a = Self.fold(a ^ word, secrets.third)
        b = Self.fold(b ^ word, secrets.fourth)
    }

    /// Returns the exclusive or of the two halves of the 128-bit product.
    @inline(__always)
    private static func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
        // The lowest bits of a product depend only on the lowest bits of its factors, but the table
        // takes its index from them. The high half brings in the other bits.
        let product = left.multipliedFullWidth(by: right)
        return product.high ^ product.low
    }
}

extension KeyFingerprint {
    /// Creates the fingerprint of the bytes of a key whose escapes are resolved.
    package init(of key: borrowing RawSpan, _ secrets: Secrets) {
        self.init(secrets)
        var offset = 0
        while key.byteCount &- offset >= 8 {
            add(key.word(at: offset), secrets)
            offset &+= 8
        }
        // In a key shorter than a word, the loop has not run, so `offset` is 0, as `tail` requires.
        let tail = offset < key.byteCount ? key.tail(from: offset) : 0
        finish(tail, length: key.byteCount, secrets)
    }

    /// Reads an ASCII key with escapes, which it checks and resolves.
    ///
    /// - Parameters:
    ///   - start: The offset after the opening quotation mark.
    ///   - text: The padded text.
    ///   - secrets: The secrets of this process.
    /// - Returns: The fingerprint of the key, the key itself and its end, or `nil` if the key
    ///   contains anything else.
    static func unescaping(
        from start: Int,
        of text: RawSpan,
        _ secrets: Secrets
    ) -> (fingerprint: KeyFingerprint, key: FieldKey, end: Int)? {
        var fingerprint = KeyFingerprint(secrets)
        var (low, high, word): (UInt64, UInt64, UInt64) = (0, 0, 0)
        var count = 0

        // Adds up to eight bytes; the unused bytes of the word must be zero.
        @inline(__always)
        func add(_ bytes: UInt64, count length: Int) {
            let used = UInt64(count & 7)
            word |= bytes &<< (8 &* used)
            count &+= length
            guard UInt64(length) &+ used >= 8 else { return }
            fingerprint.add(word, secrets)
            // A `FieldKey` holds the first two words. `count` is past the word by now: 8 to 15
            // after the first.
            if count < 16 { low = word } else if count < 24 { high = word }
            // Without earlier bytes, nothing is left over, and a masking shift by 64 would shift
            // nothing.
            word = used == 0 ? 0 : bytes &>> (64 &- 8 &* used)
        }

        var offset = start
        while true {
            // The padding ends the loop: its zeros are special, but neither of the two bytes tested
            // below.
            let next = text.paddedWord(at: offset)
            let plain = next.specialsInString.trailingZeroBitCount &>> 3
            if plain > 0 {
                add(next.prefix(plain), count: plain)
                offset &+= plain
                if plain == 8 { continue }
            }
            let byte = text.paddedByte(at: offset)
            if byte == UInt8(ascii: "\"") { break }
            guard byte == UInt8(ascii: "\\") else { return nil }
            if let character = text.paddedByte(at: offset &+ 1).shortEscape {
                add(UInt64(character), count: 1)
                offset &+= 2
            } else {
                // Surrogates need the general reader, which checks both halves of a pair.
                guard text.paddedByte(at: offset &+ 1) == UInt8(ascii: "u"),
                    let unit = try? text.codeUnit(escapedAt: offset), unit & 0xF800 != 0xD800
                else { return nil }
                let (bytes, length) = UInt32(unit).generalizedUTF8
                add(UInt64(bytes), count: length)
                offset &+= 6
            }
        }
        fingerprint.finish(word, length: count, secrets)
        if count < 8 { low = word } else if count < 16 { high = word }
        return (fingerprint, FieldKey(low: low, high: high, count: count), offset)
    }

    /// Adds the last bytes of a key, fewer than eight, and its length.
    ///
    /// The length distinguishes the zeros after the last byte from zero bytes in the key.
    @inline(__always)
    mutating func finish(_ tail: UInt64, length: Int, _ secrets: Secrets) {
        add(tail, secrets)
        add(UInt64(truncatingIfNeeded: length), secrets)
    }

    /// Returns the fingerprint of this key below a place with the fingerprint `place`.
    @inline(__always)
    package func below(_ place: UInt64, _ secrets: Secrets) -> KeyFingerprint {
        var fingerprint = self
        fingerprint.add(place, secrets)
        return fingerprint
    }

    /// The fingerprint as that of a place; never 0, which is the identity of a fault that implies
    /// its place.
    @inline(__always)
    var identity: UInt64 { a | 1 }

    /// The fingerprint of the place of a whole text or session.
    package static var rootPlace: UInt64 { 1 }

    /// Returns the fingerprint of the place that a key leads to from the root.
    ///
    /// All keys that look like data lead to the same place, as in the pointers of reports.
    package static func place(of key: borrowing RawSpan, _ secrets: Secrets) -> UInt64 {
        KeyMask.hides(key)
            ? elementPlace(of: rootPlace, secrets) : KeyFingerprint(of: key, secrets).identity
    }

    /// Returns the fingerprint of the place that a key leads to from `place`.
    package static func place(
        of key: borrowing RawSpan,
        below place: UInt64,
        _ secrets: Secrets
    ) -> UInt64 {
        KeyMask.hides(key)
            ? elementPlace(of: place, secrets)
            : KeyFingerprint(of: key, secrets).below(place, secrets).identity
    }

    /// Returns the fingerprint of the place that all elements of an array share, whatever their
    /// index, and all keys of an object that look like data.
    @inline(__always)
    package static func elementPlace(of place: UInt64, _ secrets: Secrets) -> UInt64 {
        KeyFingerprint(a: place, b: 0).below(0, secrets).identity
    }
}

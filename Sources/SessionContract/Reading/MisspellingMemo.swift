import SessionModel
import StrictJSON

/// Which field a key misspells, if any, remembered for the keys that were met last.
///
/// The keys of a source are few and come again with every session, so the letters of each are
/// compared once.
struct MisspellingMemo: Sendable {
    private struct Entry: Sendable {
        var key = KeyFingerprint(a: 0, b: 0)
        var field: DeclaredField?
    }

    private static let capacity = 256

    private var entries = [Entry](repeating: Entry(), count: capacity)

    /// A bit for each letter that the key of a field starts with, and for what joins words.
    ///
    /// Not static, so that no look at it checks whether it is there yet.
    private let firstLetters = DeclaredField.allCases.reduce(bit(of: 0x5F)) { bits, field in
        bits | (field.key.utf8.first.map(bit) ?? 0)
    }

    /// A bit for a letter in either case; `_`, `-` and the space share those of others.
    private static func bit(of byte: UInt8) -> UInt32 { 1 &<< UInt32(byte & 0x1F) }

    /// The field that the key at `extent`, which has this fingerprint, names in another case or
    /// style.
    @inline(__always)
    mutating func field(
        misspelledBy key: KeyFingerprint,
        _ extent: JSONStringExtent,
        in text: RawSpan
    ) -> DeclaredField? {
        // Most keys start with a letter that none of the fields has, or are too long.
        let first = text.paddedByte(at: extent.start)
        guard extent.hasEscapes || first & 0x40 == 0 || firstLetters & Self.bit(of: first) != 0
        else { return nil }
        let index = Int(truncatingIfNeeded: key.b) & (Self.capacity &- 1)
        if entries[index].key == key { return entries[index].field }
        let field = Self.field(misspelledAt: extent, in: text)
        entries[index] = Entry(key: key, field: field)
        return field
    }

    @inline(never)
    private static func field(
        misspelledAt extent: JSONStringExtent,
        in text: RawSpan
    ) -> DeclaredField? {
        if extent.hasEscapes { return DeclaredField(misspelled: JSONString(extent, in: text)) }
        return DeclaredField(misspelled: text.extracting(extent.range))
    }
}

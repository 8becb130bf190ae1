import SessionModel
import StrictJSON

/// A cache of the fields that recently seen keys misspell.
///
/// The keys of a source are few and occur again in every session, so each of them is compared with
/// the fields once.
struct MisspellingMemo: Sendable {
    private struct Entry: Sendable {
        var key = KeyFingerprint(a: 0, b: 0)
        var field: DeclaredField?
    }

    private static let capacity = 256

    private var entries = [Entry](repeating: Entry(), count: capacity)

    /// A bit for the first letter of each field, and for the separators of words.
    ///
    /// It is not static, because each access to a static property checks whether it is initialized.
    private let firstLetters = DeclaredField.allCases.reduce(bit(of: 0x5F)) { bits, field in
        bits | (field.key.utf8.first.map(bit) ?? 0)
    }

    /// Returns the bit of a letter in either case, which other characters may share.
    private static func bit(of byte: UInt8) -> UInt32 { 1 &<< UInt32(byte & 0x1F) }

    /// Returns the field that the key at `extent`, which has this fingerprint, names with different
    /// case or separators.
    @inline(__always)
    mutating func field(
        misspelledBy key: KeyFingerprint,
        _ extent: JSONStringExtent,
        in text: RawSpan
    ) -> DeclaredField? {
        // Most keys start with a letter that no field starts with.
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

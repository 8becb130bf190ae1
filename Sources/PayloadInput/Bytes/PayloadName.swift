/// What the name of a file in a folder shows: whether it is read, and its place among others.
///
/// Rotation and compression add suffixes to a name, in either order: `a.json.1`, `a.json.2.gz`,
/// `a.json-20260101.zst`, `a.json.gz.3`.
struct PayloadName {
    /// The extensions of the files that are read from a folder.
    static let extensions = ["json", "ndjson", "jsonl", "har"]

    private let name: String

    /// The name in lowercase, without the suffixes of rotation and compression.
    private let stem: Substring

    /// The numbers of the rotation without leading zeros, such as those of a date; empty
    /// without a rotation.
    private let rotation: [Substring]

    /// Reads a name.
    init(_ name: String) {
        self.name = name
        var stem = name.lowercased()[...]
        var rotation: [Substring] = []
        var isCompressed = false
        for _ in 0..<2 {
            if !isCompressed, let end = Self.startOfCompression(in: stem) {
                stem = stem[..<end]
                isCompressed = true
            } else if rotation.isEmpty, let end = Self.startOfRotation(in: stem) {
                rotation = stem[end...].split { $0 == "." || $0 == "-" }
                    .map { digits in digits.drop { $0 == "0" } }
                stem = stem[..<end]
            }
        }
        self.stem = stem
        self.rotation = rotation
    }

    /// Whether the file is read.
    var isPayload: Bool {
        Self.extensions.contains { stem.count > $0.count + 1 && stem.hasSuffix(".\($0)") }
    }

    /// Where the suffix of compression starts at the end of a name.
    private static func startOfCompression(in name: Substring) -> Substring.Index? {
        Compression.allCases.lazy.map { ".\($0.suffix)" }.first { name.hasSuffix($0) }
            .map { name.utf8.index(name.endIndex, offsetBy: -$0.utf8.count) }
    }

    /// Where the suffix of rotation starts at the end of a name: a dot or a hyphen, and a number or
    /// a date.
    private static func startOfRotation(in name: Substring) -> Substring.Index? {
        let count = name.utf8.reversed().prefix { $0 == UInt8(ascii: "-") || 0x30...0x39 ~= $0 }
            .count
        let digits = name.utf8.suffix(count)
        guard let last = digits.last, last != UInt8(ascii: "-") else { return nil }
        if digits.first == UInt8(ascii: "-") { return digits.startIndex }
        guard name.utf8[..<digits.startIndex].last == UInt8(ascii: ".") else { return nil }
        return name.utf8.index(before: digits.startIndex)
    }
}

extension PayloadName: Comparable {
    static func == (left: Self, right: Self) -> Bool {
        left.name.utf8.elementsEqual(right.name.utf8)
    }

    /// The parts of a rotated file come together, in the order of their numbers or dates.
    static func < (left: Self, right: Self) -> Bool {
        // By bytes: two names that differ only in how a character is composed are two files.
        if !left.stem.utf8.elementsEqual(right.stem.utf8) {
            return left.stem.utf8.lexicographicallyPrecedes(right.stem.utf8)
        }
        for (one, other) in zip(left.rotation, right.rotation) where one != other {
            // Of two numbers without leading zeros, the longer one is greater.
            return one.count == other.count ? one < other : one.count < other.count
        }
        if left.rotation.count != right.rotation.count {
            return left.rotation.count < right.rotation.count
        }
        return left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
    }
}

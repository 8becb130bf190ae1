/// The Unicode scalars that strings are made of, in order of simplicity.
public struct Alphabet: Sendable {
    /// The ranges of scalar values, the simplest first.
    private let ranges: [ClosedRange<UInt32>]
    /// The index of the first scalar of each range.
    private let starts: [UInt64]
    private let count: UInt64
    let domain: Domain

    /// Creates an alphabet from ranges of scalars.
    ///
    /// - Parameters:
    ///   - ranges: The scalars, the simplest first. Scalars in several ranges are more likely.
    ///   - landmarks: Scalars that are likely to reveal bugs, which are drawn more often.
    public init(
        _ ranges: [ClosedRange<Unicode.Scalar>],
        landmarks: [Unicode.Scalar] = []
    ) {
        var values: [ClosedRange<UInt32>] = []
        for range in ranges {
            values += Self.withoutSurrogates(range.lowerBound.value...range.upperBound.value)
        }
        var starts: [UInt64] = []
        var count: UInt64 = 0
        for range in values {
            starts.append(count)
            count += UInt64(range.count)
        }
        self.ranges = values
        self.starts = starts
        self.count = count
        var places: ContiguousArray<UInt64> = count > 0 ? [0, count - 1] : []
        for landmark in landmarks {
            if let place = Self.place(of: landmark, in: values), !places.contains(place) {
                places.append(place)
            }
        }
        domain = Domain(
            low: 0,
            high: max(count, 1) - 1,
            target: 0,
            kind: .symbol,
            landmarks: ContiguousArray(places.prefix(Domain.mostLandmarks))
        )
    }

    /// Creates an alphabet from the scalars of a string, the simplest first.
    public init(_ scalars: String) {
        self.init(scalars.unicodeScalars.map { $0...$0 })
    }

    /// Whether the alphabet has no scalars.
    var isEmpty: Bool { count == 0 }

    /// Returns the scalar at an index.
    func scalar(at place: UInt64) -> Unicode.Scalar {
        guard place < count else { return "a" }
        // Bisects, because most scalars of all of Unicode are in the last of many ranges.
        var (low, high) = (0, starts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= place {
                low = middle
            } else {
                high = middle
            }
        }
        return Unicode.Scalar(ranges[low].lowerBound + UInt32(place - starts[low])) ?? "a"
    }

    // `ClosedRange<Unicode.Scalar>` may include the surrogates, which are not scalars.
    private static func withoutSurrogates(_ range: ClosedRange<UInt32>) -> [ClosedRange<UInt32>] {
        if range.lowerBound < 0xD800, range.upperBound > 0xDFFF {
            return [range.lowerBound...0xD7FF, 0xE000...range.upperBound]
        }
        return [range]
    }

    /// Returns the index of a scalar, or `nil` if the alphabet does not have it.
    func place(of scalar: Unicode.Scalar) -> UInt64? {
        Self.place(of: scalar, in: ranges)
    }

    private static func place(
        of scalar: Unicode.Scalar,
        in ranges: [ClosedRange<UInt32>]
    ) -> UInt64? {
        var before: UInt64 = 0
        for range in ranges {
            if range.contains(scalar.value) {
                return before + UInt64(scalar.value - range.lowerBound)
            }
            before += UInt64(range.count)
        }
        return nil
    }
}

extension Alphabet {
    /// The lowercase letters of English.
    public static let lowercase = Alphabet(["a"..."z"])

    /// The letters of English and the digits.
    public static let alphanumerics = Alphabet(["a"..."z", "A"..."Z", "0"..."9"])

    /// The digits from 0 to 9.
    public static let digits = Alphabet(["0"..."9"])

    /// The visible characters of ASCII, and the space.
    public static let printableASCII = Alphabet(
        ["a"..."z", "A"..."Z", "0"..."9", " "..."/", ":"..."@", "["..."`", "{"..."~"],
        landmarks: ["\"", "\\", "/", " ", "'", "&", "<", "%"]
    )

    /// All of Unicode, with a preference for ASCII and for scalars that often break programs.
    ///
    /// Landmarks are NUL, quotes, control characters, line and paragraph separators, combining
    /// marks, joiners, direction marks, scalars outside the Basic Multilingual Plane, and
    /// noncharacters.
    public static let unicode = Alphabet(
        [
            "a"..."z", "A"..."Z", "0"..."9", " "..."/", ":"..."@", "["..."`", "{"..."~",
            "\u{0}"..."\u{1F}", "\u{7F}"..."\u{FF}", "\u{300}"..."\u{36F}",
            "\u{100}"..."\u{10FFFF}",
        ],
        landmarks: [
            "\u{0}", "\"", "\\", "\u{301}", "\n", "\u{2028}", "\u{1F600}", "/", "\r", "\t",
            "\u{1F}", "\u{7F}", "\u{2029}", "\u{FEFF}", "\u{200D}", "\u{202E}", "\u{FFFD}",
            "\u{FFFF}", "\u{D7FF}", "\u{E000}", "\u{10000}", "\u{FE0F}", "\u{DF}", "\u{130}",
            "\u{1F1E6}", "\u{1F3FD}", "\u{AC00}", " ", "'",
        ]
    )
}

/// The runs of four letters or digits in the replaced parts of a text.
///
/// Four is the length from which a run can identify someone: a year, a PIN, a surname. A fake
/// contains no run of letters of its original, at whatever place; this is checked for every fake.
/// For runs of digits, it is avoided as far as there are others: the ids of a long list contain
/// nearly all of the 10,000 there are.
struct TextWindows {
    /// Four characters of at most 21 bits each.
    private typealias Window = UInt128

    private var withLetters: Set<Window> = []
    private var ofDigits: Set<Window> = []

    private static let length = 4

    /// Whether so many of the 10,000 windows of digits are in the text that none of its length is
    /// without one, as in a list of a thousand ids.
    var isDense: Bool { ofDigits.count > 5_000 }

    /// Adds the windows of a run, ignoring letter case.
    mutating func add(_ run: some Sequence<Unicode.Scalar>) {
        var window: Window = 0
        var count = 0
        var digits = 0
        // The number of equal characters at the end: one character, four times, says nothing.
        var equal = 0
        var last: Unicode.Scalar?
        for scalar in run {
            let folded = scalar.folded
            window = Self.appending(folded, to: window)
            count += 1
            digits = folded.isASCIIDigit ? digits + 1 : 0
            equal = folded == last ? equal + 1 : 1
            last = folded
            guard count >= Self.length, equal < Self.length else { continue }
            if digits >= Self.length {
                ofDigits.insert(window)
            } else {
                withLetters.insert(window)
            }
        }
    }

    /// Adds the windows of a run of a time, such as the `18T17` of `2014-11-18T17:24:29Z`.
    ///
    /// They count as digits, because the letters in it are the same in every time.
    mutating func addTime(_ run: some Sequence<Unicode.Scalar>) {
        var windows = TextWindows()
        windows.add(run)
        ofDigits.formUnion(windows.ofDigits)
        ofDigits.formUnion(windows.withLetters)
    }

    /// Whether a character would complete a window, after the last three of its run.
    func contains(_ last: ArraySlice<Unicode.Scalar>, and scalar: Unicode.Scalar) -> Bool {
        guard last.count >= Self.length - 1 else { return false }
        var window: Window = 0
        for previous in last.suffix(Self.length - 1) {
            window = Self.appending(previous.folded, to: window)
        }
        window = Self.appending(scalar.folded, to: window)
        return withLetters.contains(window) || ofDigits.contains(window)
    }

    /// The number of windows with a letter that are also in another text.
    func survivingLetters(in other: TextWindows) -> Int {
        other.withLetters.count { withLetters.contains($0) }
    }

    /// The number of windows of digits that are also in another text.
    func survivingDigits(in other: TextWindows) -> Int {
        other.ofDigits.count { ofDigits.contains($0) }
    }

    private static func appending(_ scalar: Unicode.Scalar, to window: Window) -> Window {
        (window << 21 | Window(scalar.value)) & ((1 << 84) - 1)
    }
}

extension Unicode.Scalar {
    /// Whether the character is one of 0 to 9.
    var isASCIIDigit: Bool { 0x30...0x39 ~= value }
}

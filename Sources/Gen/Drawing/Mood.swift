/// How often a random case takes landmarks and repeats earlier values.
///
/// Some cases take many landmarks or repeats. If the odds were the same in all cases, bugs that
/// need two landmarks at once would rarely be found.
struct Mood {
    /// A leaf takes a landmark if its random byte is below this.
    let landmarks: UInt8
    /// A leaf repeats an earlier value if its random byte is below this, but not below `landmarks`.
    let repeats: UInt8
    /// A text repeats an earlier one if its random byte is below this.
    let texts: UInt8

    static let plain = Mood(landmarks: 16, repeats: 32, texts: 16)

    init(landmarks: UInt8, repeats: UInt8, texts: UInt8) {
        self.landmarks = landmarks
        self.repeats = repeats
        self.texts = texts
    }

    /// Creates the mood of a case from random bits.
    init(_ bits: UInt64) {
        switch bits & 7 {
        case 0, 1, 2: self = .plain
        case 3, 4: self.init(landmarks: 128, repeats: 160, texts: 64)
        default: self.init(landmarks: 32, repeats: 160, texts: 96)
        }
    }
}

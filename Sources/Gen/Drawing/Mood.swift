/// What a case by chance leans to, so that some cases are full of landmarks or of repeats.
///
/// A bug that needs two landmarks at once is rare if each leaf decides alone.
struct Mood {
    /// A leaf whose random byte is below this takes a landmark.
    let landmarks: UInt8
    /// A leaf whose random byte is below this, and not below the other, repeats an earlier value.
    let repeats: UInt8

    static let plain = Mood(landmarks: 16, repeats: 32)

    init(landmarks: UInt8, repeats: UInt8) {
        self.landmarks = landmarks
        self.repeats = repeats
    }

    /// The mood of a case, from random bits.
    init(_ bits: UInt64) {
        switch bits & 7 {
        case 0, 1, 2: self = .plain
        case 3, 4: self.init(landmarks: 128, repeats: 160)
        default: self.init(landmarks: 32, repeats: 160)
        }
    }
}

import SessionModel
import StrictJSON

/// Makes the fake of a text, character by character, in the same spelling.
///
/// Every letter and digit of every script is replaced, unless it belongs to a word of
/// ``KeptWords``. What is recognized (a time, a URL, an address) only decides by what. So something
/// that is not recognized is still replaced.
struct FakeText {
    /// A time or a number that this attempt cannot replace by one of its class.
    struct UnmovableValue: Error {}

    private(set) var runs: FakeRuns
    private let moments: FakeMoment?

    /// Creates the fakes of one attempt; without `moments`, times are recorded and not moved.
    init(_ runs: FakeRuns, moments: FakeMoment?) {
        self.runs = runs
        self.moments = moments
    }

    // MARK: Strings

    /// Returns the fake of the content of a string.
    mutating func string(
        _ text: SpelledText,
        mayBeCount: Bool
    ) throws(UnmovableValue) -> [UInt8] {
        let content = text.string
        let isTime =
            switch Timestamp(content).dialect.notation {
            case .none: false
            case .parts:
                mayBeCount || content.utf8.contains { !$0.isDigit }
            case .count: mayBeCount
            }
        guard isTime, MomentFields(content) != nil || mayBeCount else { return self.text(text) }
        guard let moments else {
            recordTime(content)
            return []
        }
        guard let fake = moments.moved(content) else { throw UnmovableValue() }
        let scalars = Array(fake.unicodeScalars)
        guard scalars.count == text.units.count else { return Array(fake.utf8) }
        return zip(text.units, scalars).flatMap { unit, scalar in
            unit.scalar == scalar ? unit.source : unit.spelling(scalar)
        }
    }

    /// Returns the fake of a key: one of the API stays.
    mutating func key(_ key: SpelledText) -> [UInt8] {
        KeptWords.isKnownKey(key.string) ? key.units.flatMap(\.source) : text(key)
    }

    /// Records the digits of a time, which are all that can identify someone.
    private mutating func recordTime(_ text: String) {
        guard !FakeMoment.isPlaceholder(text) else { return }
        for run in text.unicodeScalars.split(whereSeparator: { !$0.isWordCharacter }) {
            runs.recordTime(run)
        }
    }

    // MARK: Text

    /// Returns the fake of any text.
    mutating func text(_ text: SpelledText) -> [UInt8] {
        var walk = TextWalk(text.units, runs: runs)
        walk.run()
        runs = walk.runs
        return walk.result
    }

    /// Returns the fake of a JSON number.
    mutating func number(_ bytes: ArraySlice<UInt8>) throws(UnmovableValue) -> [UInt8] {
        try FakeNumber(bytes).fake(with: &runs)
    }
}

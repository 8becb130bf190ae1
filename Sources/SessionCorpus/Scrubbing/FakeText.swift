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

    let runs: FakeRuns
    private let moments: FakeMoment?

    /// The times so far, each with its fake.
    private var times: [(original: Timestamp.Moment, fake: Timestamp.Moment)] = []

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
        guard isTime, MomentFields(content) != nil || mayBeCount else {
            return self.text(text, at: .string)
        }
        guard let moments else {
            recordTime(content)
            return []
        }
        guard let fake = moments.moved(content) else { throw UnmovableValue() }
        if let original = Timestamp(content).moment, let moment = Timestamp(fake).moment {
            times.append((original, moment))
        }
        let scalars = Array(fake.unicodeScalars)
        guard scalars.count == text.units.count else { return Array(fake.utf8) }
        return zip(text.units, scalars).flatMap { unit, scalar in
            unit.scalar == scalar ? unit.source : unit.spelling(scalar)
        }
    }

    /// Returns the fake of a key: one of the API stays.
    func key(_ key: SpelledText) -> [UInt8] {
        KeptWords.isKnownKey(key.string) ? key.units.flatMap(\.source) : text(key, at: .key)
    }

    /// Records the digits of a time, which are all that can identify someone.
    private func recordTime(_ text: String) {
        guard !FakeMoment.isPlaceholder(text) else { return }
        for run in text.unicodeScalars.split(whereSeparator: { !$0.isWordCharacter }) {
            runs.recordTime(run)
        }
    }

    // MARK: Text

    /// Returns the fake of any text.
    func text(_ text: SpelledText, at place: TextWalk.Place) -> [UInt8] {
        var walk = TextWalk(text, at: place, runs: runs)
        walk.run()
        return walk.result
    }

    /// Whether the fakes of all times are in the order of the originals.
    var keepsOrder: Bool {
        let sorted = times.sorted { $0.original < $1.original }
        return zip(sorted, sorted.dropFirst()).allSatisfy { earlier, later in
            earlier.original == later.original
                ? earlier.fake == later.fake : earlier.fake < later.fake
        }
    }

    /// Returns the fake of a JSON number.
    func number(_ bytes: ArraySlice<UInt8>) throws(UnmovableValue) -> [UInt8] {
        try FakeNumber(bytes).fake(with: runs)
    }
}

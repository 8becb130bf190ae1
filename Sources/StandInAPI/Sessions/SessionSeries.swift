/// The sessions of the stand-in, each computed from its index.
///
/// The same index always gives the same session, independent of the count. Ids look like real ones:
/// a quarter is below 2^32 and the others are below 2^44. The first session is the sample in the
/// vendor's documentation. The first ten sessions have a value for every key.
package struct SessionSeries: Sendable {
    /// The number of sessions.
    package let count: Int

    /// The number of users: a few with many sessions, and many with a few.
    ///
    /// Sessions of one user count as few when censuses are compared, and the usual number of
    /// sessions is enough for that.
    package static let userCount = busyUserCount + otherUserCount

    /// The number of users who have every twenty-fifth session each.
    private static let busyUserCount = 5

    /// The distance between the sessions of a busy user.
    private static let round = 25

    /// The number of users who share the other sessions in turn; a multiple of those in a round.
    private static let otherUserCount = 8 * (round - busyUserCount)

    /// The range of possible values of ``count``.
    package static let counts = 0...1_000_000

    /// The maximum number of sessions on a page of a list, which is also the default.
    static let largestPage = 100

    /// The indices that have an id.
    private static let indices = 0...counts.upperBound

    /// Creates a series of the first `count` sessions.
    package init(count: Int) {
        precondition(Self.counts.contains(count), "the number of sessions is out of range")
        self.count = count
    }

    /// The session at an index, which may be past the end of the series.
    package subscript(index: Int) -> StandInSession {
        let noise = Self.noise(index)
        // Index 0 is the documented sample, to the second.
        let authenticatedAt = 1_416_331_469 + (index == 0 ? 0 : noise % 340_000_000)
        let seen = index == 0 ? 383 : noise / 340_000_000 % 1_209_600
        return StandInSession(
            id: Self.id(of: index, strides: Self.sessionBands),
            userID: Self.userID(of: Self.user(of: index)),
            authenticatedAt: authenticatedAt,
            lastSeenAt: authenticatedAt + seen,
            nullKey: Self.nullKey(of: index)
        )
    }

    /// The index of the session that faults change, which is also the current session of the
    /// signed-in user.
    ///
    /// It is the fourth session, or the last of fewer, so that it is on the first page.
    package var oddIndex: Int { max(0, min(3, count - 1)) }

    /// The session at ``oddIndex``.
    package var odd: StandInSession { self[oddIndex] }

    /// Returns the index of the session with this id, if it is in the series.
    func index(ofSession id: Int) -> Int? {
        Self.index(of: id, strides: Self.sessionBands).flatMap { $0 < count ? $0 : nil }
    }

    /// Returns the number of the user with this id, from 0.
    static func number(ofUser id: Int) -> Int? {
        index(of: id, strides: userBands).flatMap { $0 < userCount ? $0 : nil }
    }

    /// Returns the number of the user who has the session at an index, from 0.
    static func user(of index: Int) -> Int {
        let (turn, place) = index.quotientAndRemainder(dividingBy: round)
        guard place >= busyUserCount else { return place }
        let other = turn * (round - busyUserCount) + place - busyUserCount
        return busyUserCount + other % otherUserCount
    }

    /// Returns the indices of a user's sessions: the first, and the distance to each next one.
    static func indices(ofUser user: Int) -> (first: Int, step: Int) {
        guard user >= busyUserCount else { return (user, round) }
        let (turn, place) = (user - busyUserCount).quotientAndRemainder(
            dividingBy: round - busyUserCount
        )
        let turns = otherUserCount / (round - busyUserCount)
        return (turn * round + busyUserCount + place, turns * round)
    }

    /// Returns the id of the user with this number.
    static func userID(of number: Int) -> Int {
        id(of: number, strides: userBands)
    }
}

extension SessionSeries {
    /// A range of ids of one order of magnitude, from which every fourth index gets its id.
    ///
    /// Place `n` of a band owns the ids from `first + n * stride`, `stride` of them, and its id is
    /// one of these. So an id leads back to its index with one division.
    private struct Band {
        let first: Int
        let stride: Int
    }

    /// Bands that do not overlap, because each has room for a quarter of ``indices``.
    private static let sessionBands = [
        Band(first: 3_432, stride: 8_191),
        Band(first: 5_000_000_011, stride: 1_000_003),
        Band(first: 1_100_000_000_033, stride: 10_000_019),
        Band(first: 15_000_000_000_037, stride: 10_000_019),
    ]

    private static let userBands = [
        Band(first: 12_345, stride: 7_919),
        Band(first: 360_000_000_007, stride: 1_000_033),
        Band(first: 1_500_000_000_001, stride: 10_000_019),
        Band(first: 12_000_000_000_043, stride: 10_000_019),
    ]

    private static func id(of index: Int, strides bands: [Band]) -> Int {
        let band = bands[index % bands.count]
        let place = index / bands.count
        let jitter = place == 0 ? 0 : noise(index) % band.stride
        return band.first + place * band.stride + jitter
    }

    private static func index(of id: Int, strides bands: [Band]) -> Int? {
        guard let number = bands.lastIndex(where: { id >= $0.first }) else { return nil }
        let place = (id - bands[number].first) / bands[number].stride
        guard place <= indices.upperBound / bands.count else { return nil }
        let index = place * bands.count + number
        return self.id(of: index, strides: bands) == id ? index : nil
    }

    /// Returns the optional key that is null in a session: each key in turn, in one of 16 sessions.
    private static func nullKey(of index: Int) -> StandInSession.NullKey? {
        guard index % 16 == 11 else { return nil }
        return StandInSession.NullKey.allCases[index / 16 % StandInSession.NullKey.allCases.count]
    }

    /// Returns a non-negative number that depends only on the index (SplitMix64).
    private static func noise(_ index: Int) -> Int {
        var state = UInt64(index) &* 0x9E37_79B9_7F4A_7C15
        state = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
        state = (state ^ state >> 27) &* 0x94D0_49BB_1331_11EB
        return Int((state ^ state >> 31) >> 1)
    }
}

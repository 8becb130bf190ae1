import Testing

@testable import SessionConformance

@Suite
struct `The pace of replies` {
    /// Returns the rest with `due` requests left, after replies with intervals in microseconds.
    private func rest(
        due: Int,
        after intervals: [Int],
        bytes: Int = 100,
        pausing: Bool = false
    ) -> Duration {
        var pace = ReplyPace()
        var now = Duration.zero
        pace.note(1, bytes: bytes, at: now)
        for interval in intervals {
            if pausing { pace.pause() }
            now += .microseconds(interval)
            pace.note(1, bytes: bytes, at: now)
        }
        return pace.rest(due: due)
    }

    @Test
    func `gives a slow child with many requests a long rest`() {
        #expect(rest(due: 128, after: [1_000, 1_000]) == .milliseconds(16))
        #expect(rest(due: 10, after: [1_000, 1_000]) == .milliseconds(5))
        #expect(rest(due: 128, after: [100, 100]) == .milliseconds(6))
    }

    @Test
    func `allows little or no rest if the child could become idle or blocked`() {
        #expect(rest(due: 2, after: [1_000]) == .zero)
        #expect(rest(due: 128, after: [10]) == .zero)
        #expect(rest(due: 128, after: []) == .zero)
        #expect(rest(due: 128, after: [5_000, 5_000, 10]) == .zero)
        #expect(rest(due: 128, after: [1_000], bytes: 20_000) == .milliseconds(1))
    }

    @Test
    func `ignores time without requests`() {
        #expect(rest(due: 128, after: [1_000_000, 1_000_000], pausing: true) == .zero)
    }
}

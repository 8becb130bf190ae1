/// How fast replies come, and how long there is no need to look for them.
///
/// To wake up for each reply of a slow child costs more than everything else that we do for it. So
/// while it has requests ahead of it we rest for a part of the time that it will take for them, and
/// find several replies at once.
struct ReplyPace {
    /// The longest rest in milliseconds: a child that turns out to be faster idles no longer than
    /// this.
    private static let longest = 16.0

    /// How many bytes of replies a rest may let pile up: half of what a pipe holds.
    private static let mostBytes = 32.0 * 1024

    /// The time between two replies, in milliseconds, or `nil` before there were two.
    private var interval: Double?

    /// The length of a reply, in bytes.
    private var length = 0.0
    private var last: Duration?

    /// Notes that so many replies, of so many bytes, came since the last time.
    mutating func note(_ replies: Int, bytes: Int, at now: Duration) {
        guard replies > 0 else { return }
        length = max(Double(bytes) / Double(replies), length * 0.75)
        if let last {
            let sample = (now - last) / .milliseconds(1) / Double(replies)
            // One that is slow for once must not make us sleep, so the shorter counts at once.
            interval = interval.map { sample < $0 ? sample : $0 * 0.75 + sample * 0.25 } ?? sample
        }
        last = now
    }

    /// Forgets when the last reply came: what is asked next, the child did not have yet.
    mutating func pause() { last = nil }

    /// How long to rest while so many requests are due, in whole milliseconds.
    func rest(due: Int) -> Duration {
        guard let interval, due > 2 else { return .zero }
        let replies = min(Double(due) / 2, Self.mostBytes / max(1, length))
        return .milliseconds(Int(min(Self.longest, interval * replies)))
    }
}

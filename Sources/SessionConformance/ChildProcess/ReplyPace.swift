/// An estimate of how fast replies arrive, and of how long to wait before reading them.
///
/// Waking up for each reply of a slow child costs more than all other work for it. While a child
/// has several requests left, the dialogue therefore rests for part of the time that they will
/// take, and then reads several replies at once.
struct ReplyPace {
    /// The longest rest in milliseconds, which bounds how long a child that gets faster can idle.
    private static let longest = 16.0

    /// The bytes of replies that may accumulate during a rest: half the capacity of a 64 KiB pipe.
    private static let mostBytes = 32.0 * 1024

    /// The estimated time between two replies in milliseconds; `nil` before the second one.
    private var interval: Double?

    /// The estimated length of a reply in bytes; it falls slowly, so rests stay short after a long
    /// reply.
    private var length = 0.0
    private var last: Duration?

    /// Records the number and bytes of the replies since the last call.
    mutating func note(_ replies: Int, bytes: Int, at now: Duration) {
        guard replies > 0 else { return }
        length = max(Double(bytes) / Double(replies), length * 0.75)
        if let last {
            let sample = (now - last) / .milliseconds(1) / Double(replies)
            // A shorter interval counts at once, a longer one only by a quarter, so that a single
            // slow reply does not cause a long rest.
            interval = interval.map { sample < $0 ? sample : $0 * 0.75 + sample * 0.25 } ?? sample
        }
        last = now
    }

    /// Forgets the time of the last reply, because the child has been idle since.
    mutating func pause() { last = nil }

    /// Returns how long to rest while `due` requests have no reply, in whole milliseconds.
    ///
    /// By the estimate, the child has at least half of them left afterwards, so it never idles.
    func rest(due: Int) -> Duration {
        guard let interval, due > 2 else { return .zero }
        let replies = min(Double(due) / 2, Self.mostBytes / max(1, length))
        return .milliseconds(Int(min(Self.longest, interval * replies)))
    }
}

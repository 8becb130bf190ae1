import Gen

/// A case for a child process to try.
struct CaseRequest: Equatable {
    let token: ReplayToken

    /// The time limit in seconds, rounded up.
    let seconds: UInt32

    init(_ token: ReplayToken, within limit: Duration) {
        self.token = token
        let (seconds, rest) = limit.components
        self.seconds = UInt32(clamping: rest > 0 && seconds < .max ? seconds + 1 : seconds)
    }

    /// Reads a request from its line, or returns `nil` if it is not a request.
    init?(_ line: String) {
        let words = line.split(separator: " ", omittingEmptySubsequences: false)
        guard words.count == 2, let seconds = UInt32(words[0]),
            let token = try? ReplayToken(String(words[1]))
        else { return nil }
        (self.token, self.seconds) = (token, seconds)
    }
}

extension CaseRequest: CustomStringConvertible {
    /// The line.
    var description: String { "\(seconds) \(token)" }
}

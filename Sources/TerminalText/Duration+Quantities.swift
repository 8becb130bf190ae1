extension Duration {
    /// The duration in whole milliseconds, rounded down.
    package var milliseconds: Int64 {
        components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000
    }

    /// The duration as text, such as `0.02 s`, or `2 min 5 s` from one minute on.
    package var inSeconds: String {
        let hundredths = milliseconds / 10
        guard hundredths >= 6_000 else {
            let rest = hundredths % 100
            return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest) s"
        }
        return "\(hundredths / 6_000) min \(hundredths / 100 % 60) s"
    }

    /// The duration in whole seconds, rounded up, such as `42 s`.
    package var inWholeSeconds: String {
        let (seconds, attoseconds) = components
        let isRounded = attoseconds > 0 && seconds < .max
        return "\(seconds + (isRounded ? 1 : 0)) s"
    }
}

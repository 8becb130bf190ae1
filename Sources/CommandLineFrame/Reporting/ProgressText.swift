import TerminalText

/// How far a run is, in words.
struct ProgressText: CustomStringConvertible {
    let label: String

    /// The number of bytes read.
    let bytes: Int

    /// The number of bytes to read; `nil` if it is not known.
    let total: Int?

    let findings: Int
    let elapsed: Duration

    /// The parts that are known, such as
    /// `checking a.json, 120 MB of 1.2 GB, 60 MB/s, 2 findings, 18 s left`.
    var description: String {
        var parts = [label]
        // A compressed file has more bytes than its size says.
        let total = total.flatMap { $0 >= bytes ? $0 : nil }
        if bytes > 0 {
            parts.append(bytes.asByteCount + (total.map { " of \($0.asByteCount)" } ?? ""))
        }
        // In the first second, the rate says little.
        let seconds = Double(elapsed.components.seconds)
        if seconds >= 1, bytes > 0 {
            let rate = Double(bytes) / seconds
            parts.append("\(Int(rate).asByteCount)/s")
            if findings > 0 { parts.append(findings.counted("finding")) }
            if let total {
                parts.append(Self.left(Int((Double(total - bytes) / rate).rounded(.up))))
            }
        } else if findings > 0 {
            parts.append(findings.counted("finding"))
        }
        return parts.joined(separator: ", ")
    }

    private static func left(_ seconds: Int) -> String {
        switch seconds {
        case ..<60: "\(seconds) s left"
        case ..<3_600: "\(seconds / 60) min left"
        default: "\(seconds / 3_600) h \(seconds / 60 % 60) min left"
        }
    }
}

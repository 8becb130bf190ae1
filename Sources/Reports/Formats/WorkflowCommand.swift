/// A command to the runner of GitHub Actions, which shows it as an annotation.
struct WorkflowCommand: CustomStringConvertible {
    /// The levels of annotations, the most serious first.
    enum Level: String, CaseIterable {
        case error
        case warning
        case notice
    }

    let level: Level

    /// The properties in the order in which they are written, such as `file` and `line`.
    var properties: [(name: String, value: String)] = []

    let message: String

    /// The command as a line, without the line feed.
    var description: String {
        let list = properties.map {
            "\($0.name)=\(Self.escape($0.value, ["%", "\r", "\n", ":", ","]))"
        }
        let start = ([level.rawValue] + (list.isEmpty ? [] : [list.joined(separator: ",")]))
            .joined(separator: " ")
        return "::\(start)::\(Self.escape(message, ["%", "\r", "\n"]))"
    }

    /// Returns a text with `%hh` instead of some characters, as the runner expects.
    private static func escape(_ text: String, _ special: Set<Unicode.Scalar>) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            if special.contains(scalar) {
                let digits = String(scalar.value, radix: 16, uppercase: true)
                escaped += "%" + (scalar.value < 0x10 ? "0" : "") + digits
            } else {
                escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}

import JSONFiles
import StrictJSON

extension Baseline {
    /// The text of the file, with the entries in order.
    ///
    /// The first and the last line are the same in every file, and each other line is an entry that
    /// ends with a comma, so any set of these lines is a baseline: `merge=union` in the attributes
    /// of git lets two branches add lines without a conflict.
    package var text: String {
        let head = JSONWriter.text { $0.object { $0.member("format", Self.format) } }.dropLast()
        return head + #","entries":["# + "\n" + sorted.entries.map(\.text).joined() + Self.end
    }

    private static let end = "null]}\n"
}

extension BaselineEntry {
    /// The line of the file.
    package var text: String { JSONWriter.text { $0.entry(self) } + ",\n" }
}

extension JSONWriter {
    /// Writes an entry as an object in one line.
    fileprivate mutating func entry(_ entry: BaselineEntry) {
        object {
            $0.member("id", entry.id)
            $0.member("rule", entry.rule)
            $0.member("pointer", entry.pointer)
            $0.member("observed", entry.observed)
            if let source = entry.source { $0.member("source", source) }
            if let most = entry.most { $0.member("most", most) }
            $0.member("reason", entry.reason)
            if let issue = entry.issue { $0.member("issue", issue) }
            $0.member("since", entry.since.text)
            if let expires = entry.expires { $0.member("expires", expires.text) }
        }
    }
}

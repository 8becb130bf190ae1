import JSONFiles
import StrictJSON

extension Baseline {
    /// The text of the file, with the entries in order.
    package var text: String {
        let head = JSONWriter.text { $0.object { $0.member("format", Self.format) } }.dropLast()
        guard !entries.isEmpty else { return head + #","entries":[]}"# + "\n" }
        let lines = sorted.entries.map(\.text)
        return head + #","entries":["# + "\n" + lines.joined(separator: ",\n") + "\n]}\n"
    }
}

extension BaselineEntry {
    /// The line of the file, without a comma.
    package var text: String { JSONWriter.text { $0.entry(self) } }
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

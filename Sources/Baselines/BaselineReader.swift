package import JSONFiles
import SessionContract
import StrictJSON
import TerminalText

/// Reads a baseline, and finds every mistake in its file.
package struct BaselineReader {
    /// The entries without mistakes.
    package private(set) var baseline = Baseline()

    /// The mistakes in the order of the file.
    package var mistakes: [Mistake<BaselineRule>] { list.findings }

    private var list: MistakeList<BaselineRule>

    /// The last day on which an entry can have been made; `nil` if that is not checked.
    private let latest: CalendarDay?

    /// The place of the last entry, from which that of the next is not far.
    private var place = TextPosition()

    /// The number of mistakes after which nothing more is read.
    private static let mostMistakes = 100

    private static let required = ["id", "rule", "pointer", "observed", "reason", "since"]
    private static let optional = ["source", "most", "issue", "expires"]

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - file: The file.
    ///   - latest: The last day on which an entry can have been made; `nil` if that is not checked.
    package init(_ file: TextFile, notAfter latest: CalendarDay? = nil) {
        list = MistakeList(in: file)
        self.latest = latest
        read()
    }

    private mutating func read() {
        guard let root = list.tree() else { return }
        if root["format"]?.string?.string?.hasPrefix("session-report/") == true {
            list.add(
                .value,
                at: root,
                "this is a report, not a baseline",
                fix: "Name the baseline first, and make one with 'baseline update FILE REPORT'."
            )
            return
        }
        guard
            let object = ObjectReader(
                root,
                name: "a baseline",
                required: ["format", "entries"],
                &list
            )
        else { return }
        if let format = object.text("format", &list), format != Baseline.format {
            list.add(
                .value,
                at: object["format"] ?? root,
                "unknown format '\(format)'",
                fix: "Write \"\(Baseline.format)\", or use the version that wrote the file."
            )
            return
        }
        guard let value = object["entries"] else { return }
        guard let elements = value.elements else {
            list.add(
                .value,
                at: value,
                "'entries' is \(value.kind.phrase), not an array",
                fix: "Write an array of objects; [] accepts nothing."
            )
            return
        }
        var known: [String: BaselineEntry] = [:]
        // The last line is the same in every file, so that each entry ends with a comma.
        let end = elements.last?.kind == .null ? elements.count - 1 : elements.count
        for element in elements[..<end] where list.findings.count < Self.mostMistakes {
            guard let entry = entry(element) else { continue }
            if let other = known[entry.id] {
                // Both sides of a merge may have added the same line.
                guard !entry.isSame(as: other) else { continue }
                list.add(
                    .duplicate,
                    at: element,
                    "line \(other.position.line) has an entry for the same row, \(entry.id)",
                    fix: "Keep one of the two."
                )
                continue
            }
            known[entry.id] = entry
            baseline.entries.append(entry)
        }
    }

    // MARK: Entries

    private mutating func entry(_ value: JSONValue) -> BaselineEntry? {
        list.entryID = value["id"]?.string?.string
        defer { list.entryID = nil }
        let count = list.findings.count
        guard
            let object = ObjectReader(
                value,
                name: "an entry",
                required: Self.required,
                optional: Self.optional,
                &list
            )
        else { return nil }
        let id = object.text("id", &list)
        let rule = object.choice(Rule.self, "rule", &list)
        let pointer = pointer(object)
        let observed = object.text("observed", &list)
        let reason = object.text("reason", &list)
        if let reason, reason.allSatisfy(\.isWhitespace) {
            list.add(
                .value,
                at: object["reason"] ?? value,
                "'reason' is blank",
                fix: "Say why the deviation is accepted for now."
            )
        }
        let since = day("since", object)
        let expires = day("expires", object)
        let most = most(object)
        let (source, issue) = (object.text("source", &list), object.text("issue", &list))
        guard list.findings.count == count, let id, let rule, let pointer, let observed, let reason,
            let since
        else { return nil }
        let group = Finding.Group(rule: rule, pointerShape: pointer, observedKind: observed)
        var entry = BaselineEntry(
            group,
            source: source,
            reason: reason,
            issue: issue,
            since: since,
            expires: expires
        )
        entry.most = most
        let file = list.file
        let passed = place.offset..<value.range.lowerBound
        place.advance(over: passed, of: unsafe file.bytes.span.bytes)
        entry.position = place
        guard entry.id == id else {
            list.add(
                .id,
                at: object["id"] ?? value,
                "this is not the id of \(entry.phrase)",
                fix: "Write \"\(entry.id)\", or undo the change of the other members."
            )
            return nil
        }
        return areRight(since, expires, object) ? entry : nil
    }

    /// Returns whether the days of an entry can be so, or adds a mistake.
    private mutating func areRight(
        _ since: CalendarDay,
        _ expires: CalendarDay?,
        _ object: ObjectReader<BaselineRule>
    ) -> Bool {
        if let latest, since > latest, let value = object["since"] {
            list.add(
                .dates,
                at: value,
                "'since' is in the future",
                fix: "Write the day on which the deviation was accepted."
            )
            return false
        }
        if let expires, expires < since, let value = object["expires"] {
            list.add(
                .dates,
                at: value,
                "'expires' is before 'since'",
                fix: "Write a day after \(since.text), or remove the key."
            )
            return false
        }
        return true
    }

    /// The pointer to the root is empty.
    private mutating func pointer(_ object: ObjectReader<BaselineRule>) -> String? {
        if object["pointer"]?.string?.string == "" { return "" }
        return object.text("pointer", &list)
    }

    private mutating func day(
        _ key: String,
        _ object: ObjectReader<BaselineRule>
    ) -> CalendarDay? {
        guard let text = object.text(key, &list), let value = object[key] else { return nil }
        if let day = CalendarDay(text) { return day }
        list.add(
            .value,
            at: value,
            "invalid value '\(text)' in '\(key)'",
            fix: "Write a day that exists, such as 2026-12-31."
        )
        return nil
    }

    private mutating func most(_ object: ObjectReader<BaselineRule>) -> Int? {
        guard let value = object["most"] else { return nil }
        if let number = value.number?.int64, let most = Int(exactly: number), most > 0 {
            return most
        }
        list.add(
            .value,
            at: value,
            "'most' is not a positive integer",
            fix: "Write the number of findings to accept, or remove the key."
        )
        return nil
    }
}

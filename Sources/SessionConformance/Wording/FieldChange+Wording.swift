import SessionContract
import SessionModel
import StrictJSON

extension FieldChange {
    /// What became of the field, in one sentence without a full stop.
    var message: String {
        let name = "`\(field.key)`"
        return switch (before.kind, after.kind) {
        case (.value(.null), _): "the null of \(name) was lost"
        case (_, .value(.null)): "\(name) came back as null, and was not null"
        case (.absent, _): "\(name) came back, and was absent"
        case (_, .absent): "the value of \(name) vanished"
        case (.value(.string), .value(.string)): "the string in \(name) changed"
        case (.value(.number), .value(.number)): "the number in \(name) changed"
        case (.value, .value): "the value of \(name) changed its type"
        }
    }

    /// What came back, in a phrase.
    var observed: String { isReported ? "reported \(after.phrase)" : after.phrase }
}

extension FieldSketch {
    /// What it is, in a phrase that repeats no value.
    var phrase: String {
        switch kind {
        case .absent: "no such member"
        case .value(.string): "a string of \(byteCount) byte\(byteCount == 1 ? "" : "s")"
        case .value(let kind): kind.phrase
        }
    }
}

extension FieldSketch.Kind {
    /// The state or the type in a word.
    var word: String {
        switch self {
        case .absent: "absent"
        case .value(let kind): kind.rawValue
        }
    }
}

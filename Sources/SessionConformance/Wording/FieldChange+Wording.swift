import SessionContract
import SessionModel
import StrictJSON

extension FieldChange {
    /// The change in one sentence, without a full stop.
    var message: String {
        let name = "'\(field.key)'"
        return switch (before.kind, after.kind) {
        case (.value(.null), _): "the null in \(name) was lost"
        case (_, .value(.null)): "\(name) was not null, but came back as null"
        case (.absent, _): "\(name) was absent, but came back with a value"
        case (_, .absent): "the value of \(name) was lost"
        case (.value(.string), .value(.string)): "the string in \(name) changed"
        case (.value(.number), .value(.number)): "the number in \(name) changed"
        case (.value, .value): "the type of \(name) changed"
        }
    }

    /// What came back, as a phrase.
    var observed: String {
        let place = isReported ? " in the reported fields" : ""
        return switch manner {
        case nil: after.phrase + place
        case .number(let change): change.phrase + place
        case .text, .otherField: "\(after.phrase)\(place): \(manner?.phrase ?? "")"
        }
    }
}

extension FieldSketch {
    /// The state or type of the field as a phrase, without its value.
    var phrase: String {
        switch kind {
        case .absent: "no such key"
        case .value(.string): "a string of \(byteCount) byte\(byteCount == 1 ? "" : "s")"
        case .value(let kind): kind.phrase
        }
    }
}

extension FieldSketch.Kind {
    /// The state or type as a single word.
    var word: String {
        switch self {
        case .absent: "absent"
        case .value(let kind): kind.rawValue
        }
    }
}

import JSONFiles

/// A rule for files with a baseline, with the id that `baseline lint` prints as its raw value.
package enum BaselineRule: String, CaseIterable, MistakeRule {
    /// The file is JSON.
    case json = "form/json"
    /// An object has all required keys, no unknown ones, and none twice.
    case keys = "form/keys"
    /// A value has the type and the form that its key requires.
    case value = "form/value"
    /// The id follows from the rule, the pointer and what was observed.
    case id = "meaning/id"
    /// No row has two entries.
    case duplicate = "meaning/duplicate"
    /// An entry is not from the future, and not newer than its last day.
    case dates = "meaning/dates"
}

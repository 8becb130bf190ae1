import JSONFiles

/// A rule for files with a configuration.
enum ConfigurationRule: String, MistakeRule {
    /// The file is JSON.
    case json = "form/json"

    /// An object has all required keys, no unknown ones, and none twice.
    case keys = "form/keys"

    /// A value has the type and the form that its key requires.
    case value = "form/value"

    /// No secret is in the file.
    case secret = "meaning/secret"
}

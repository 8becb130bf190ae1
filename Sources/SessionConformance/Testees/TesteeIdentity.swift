/// The name of a testee in reports.
public struct TesteeIdentity: Hashable, Sendable {
    /// The name of the model, or of the client it belongs to.
    public var name: String

    /// The version of the model, if any.
    public var version: String?

    /// The programming language of the model, if known.
    public var language: String?

    /// Creates an identity.
    public init(name: String, version: String? = nil, language: String? = nil) {
        self.name = name
        self.version = version
        self.language = language
    }
}

extension TesteeIdentity: CustomStringConvertible {
    /// The name, the version and the language: `zenpy 2.0.56 (Python)`.
    public var description: String {
        [name, version, language.map { "(\($0))" }].compactMap(\.self).joined(separator: " ")
    }
}

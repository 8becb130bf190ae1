/// Who is under test, as reports name it.
public struct TesteeIdentity: Hashable, Sendable {
    /// The name of the model or of the client it belongs to.
    public var name: String

    /// Its version, where it has one.
    public var version: String?

    /// The programming language it is written in, where that is known.
    public var language: String?

    /// A testee of this name.
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

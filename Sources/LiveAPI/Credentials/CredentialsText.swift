import Foundation

/// Credentials as people paste them: without what is around them, and with notes about that.
struct CredentialsText {
    /// The kinds of credentials that a text can have.
    enum Content: Hashable {
        /// A token with nothing that says of which kind it is.
        case token(String)

        /// A token after `Bearer`.
        case bearer(String)

        /// An email address with an API token.
        case pair(email: String, token: String)
    }

    private(set) var notes: [CredentialsNote] = []

    /// The text between what was removed.
    private var text: String

    private var scheme: CredentialsNote?

    /// More layers than this are not a mistake of a person.
    private static let mostLayers = 8

    private static let quotes: [(Character, Character)] = [
        ("\"", "\""), ("'", "'"), ("`", "`"), ("“", "”"), ("‘", "’"),
    ]

    /// Reads a text that may assign one of these variables.
    init(
        _ text: String,
        assigning names: Set<String> = [],
        from origin: CredentialsError.Origin
    ) throws(CredentialsError) {
        self.text = text
        for _ in 0..<Self.mostLayers {
            let before = self.text
            removeMarks()
            try removeAssignment(names, origin)
            removeScheme()
            guard self.text != before else { break }
        }
    }

    /// The text between what was removed.
    var remainder: String { text }

    /// Returns the kind of the credentials, whose characters have been checked.
    func content(from origin: CredentialsError.Origin) throws(CredentialsError) -> Content {
        if scheme == .basic {
            guard let pair = Self.decodedPair(text) else { throw .basic(origin) }
            return try Self.pair(pair, from: origin)
        }
        if text.contains("/token:") { return try Self.pair(text, from: origin) }
        let token = try Self.checked(token: text, from: origin)
        return scheme == .bearer ? .bearer(token) : .token(token)
    }

    private mutating func note(_ note: CredentialsNote) {
        if !notes.contains(note) { notes.append(note) }
    }

    private mutating func removeMarks() {
        text = text.trimmingCharacters(in: .whitespacesAndNewlines)
        if text.unicodeScalars.first == "\u{FEFF}" {
            text.unicodeScalars.removeFirst()
            note(.byteOrderMark)
        }
        if text.count >= 2, let first = text.first, let last = text.last,
            Self.quotes.contains(where: { $0 == (first, last) })
        {
            text = String(text.dropFirst().dropLast())
            note(.quotes)
        }
        let name = "authorization"
        if text.prefix(name.count).lowercased() == name {
            let rest = text.dropFirst(name.count).drop { $0 == " " }
            if rest.first == ":" {
                text = rest.dropFirst().trimmingCharacters(in: .whitespaces)
                note(.headerName)
            }
        }
    }

    private mutating func removeAssignment(
        _ names: Set<String>,
        _ origin: CredentialsError.Origin
    ) throws(CredentialsError) {
        guard let (name, value) = Self.assignment(in: text) else { return }
        guard names.contains(name) else { throw .otherVariable(origin) }
        text = value
        note(.assignment)
    }

    private mutating func removeScheme() {
        for (word, note) in [("bearer", CredentialsNote.bearer), ("basic", .basic)] {
            let rest = text.dropFirst(word.count)
            guard text.prefix(word.count).lowercased() == word, let space = rest.first,
                space == " " || space == "\t"
            else { continue }
            text = rest.trimmingCharacters(in: .whitespaces)
            scheme = note
            self.note(note)
        }
    }
}

extension CredentialsText {
    /// Returns the name and the value of a line such as `export NAME=value`.
    ///
    /// The name of a variable for credentials is in capitals, and what follows is not only the
    /// padding of base64.
    static func assignment(in line: String) -> (name: String, value: String)? {
        var line = line.trimmingCharacters(in: .whitespaces)[...]
        let word = "export "
        let isExported = line.hasPrefix(word)
        if isExported { line = line.dropFirst(word.count).drop { $0 == " " } }
        guard let mark = line.firstIndex(of: "=") else { return nil }
        let name = line[..<mark].trimmingCharacters(in: .whitespaces)
        let value = line[line.index(after: mark)...]
        let isName =
            name.utf8.first.map { (0x41...0x5A).contains($0) } == true
            && name.utf8.allSatisfy {
                (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F
            }
        guard isName, isExported || name.contains("_") || name.hasSuffix("TOKEN") else {
            return nil
        }
        guard value.contains(where: { $0 != "=" }) || isExported || name.hasPrefix("ZENDESK_")
        else { return nil }
        return (name, value.trimmingCharacters(in: .whitespaces))
    }

    private static func decodedPair(_ text: String) -> String? {
        var digits = text.replacing("-", with: "+").replacing("_", with: "/")
        while digits.last == "=" { digits.removeLast() }
        digits += String(repeating: "=", count: (4 - digits.utf8.count % 4) % 4)
        guard let data = Data(base64Encoded: digits),
            let pair = String(validating: data, as: UTF8.self), pair.contains("/token:")
        else { return nil }
        return pair
    }

    private static func pair(
        _ text: String,
        from origin: CredentialsError.Origin
    ) throws(CredentialsError) -> Content {
        guard let mark = text.firstRange(of: "/token:") else { throw .form(origin) }
        return .pair(
            email: try checked(email: String(text[..<mark.lowerBound]), from: origin),
            token: try checked(token: String(text[mark.upperBound...]), from: origin)
        )
    }

    /// Returns a token, if it is printable ASCII, so that it cannot start another header field.
    private static func checked(
        token: String,
        from origin: CredentialsError.Origin
    ) throws(CredentialsError) -> String {
        let token = token.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !token.isEmpty else { throw .empty(origin) }
        guard token.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw .characters(origin)
        }
        return token
    }

    /// Returns an email address, if Basic credentials can have it: there, a colon would end it.
    static func checked(
        email: String,
        from origin: CredentialsError.Origin
    ) throws(CredentialsError) -> String {
        let email = email.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !email.isEmpty else { throw .empty(origin) }
        guard email.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0 != ":" && $0 != "\u{7F}" })
        else { throw .characters(origin) }
        return email
    }
}

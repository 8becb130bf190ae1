import SessionContract
import SessionModel
import StrictJSON

/// The words that a scrubbed payload keeps: those of the API, of JSON and of URLs.
///
/// Everything else that is made of letters or digits is replaced. So a new kind of personal data
/// needs no rule of its own; only a new word of the API needs an entry here.
enum KeptWords {
    /// The five fields, the keys of envelopes and errors, and the words of the API's paths.
    private static let api: Set<String> = Set(DeclaredField.allCases.map(\.key))
        .union(EnvelopeKey.allCases.map(\.rawValue))
        .union([
            "count", "next_page", "previous_page", "meta", "has_more", "after_cursor",
            "before_cursor", "links", "next", "prev", "error", "errors", "description", "details",
            "message", "api", "v1", "v2", "v3", "user", "users", "me", "json", "page", "per_page",
            "size", "after", "before", "include",
        ])

    /// What is left of a literal of JSON where a text is cut off.
    private static let beginnings: Set<String> = [
        "t", "tr", "tru", "f", "fa", "fal", "fals", "n", "nu", "nul",
    ]

    /// The literals of JSON, and what other languages write instead.
    private static let literals: Set<String> = [
        "true", "false", "null", "True", "False", "None", "NULL", "TRUE", "FALSE", "Null", "nil",
        "NaN", "nan", "Infinity", "inf", "undefined",
    ]

    /// The names of HTML that the answer of a proxy or a login page starts with.
    private static let html: Set<String> = [
        "DOCTYPE", "doctype", "html", "HTML", "head", "body", "title", "center", "h1", "hr",
        "div", "script", "meta", "xml",
    ]

    /// The schemes of URLs.
    static let schemes: Set<String> = [
        "http", "https", "ftp", "ftps", "file", "ws", "wss", "urn", "mailto", "tel", "data",
        "javascript",
    ]

    /// Whether a whole word stays.
    ///
    /// Names such as Null and Head are people's too, so only the words of the API stay in strings.
    ///
    /// - Parameters:
    ///   - word: The word, between two other characters.
    ///   - isOutsideStrings: Whether it is outside of all strings of a JSON text.
    ///   - isAtEnd: Whether the payload ends with it.
    /// - Returns: Whether it stays.
    static func contains(_ word: String, isOutsideStrings: Bool, isAtEnd: Bool) -> Bool {
        if api.contains(word) { return true }
        guard isOutsideStrings else { return false }
        return literals.contains(word) || html.contains(word)
            || isAtEnd && beginnings.contains(word)
    }

    /// Whether a whole key stays: a known word, or a declared field in another case or style.
    static func isKnownKey(_ key: String) -> Bool {
        api.contains(key) || DeclaredField(misspelled: JSONString(key)) != nil
    }

    /// The hosts that stay.
    ///
    /// Only these whole names do: a host below one of them, or an address that is reserved for
    /// documentation, can have a name or a number in it.
    static let hosts: Set<String> = [
        "example.com", "example.org", "example.net", "company.zendesk.com", "[2001:db8::1]",
    ]
}

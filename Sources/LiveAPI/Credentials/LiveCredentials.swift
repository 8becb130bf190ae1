import Foundation
import SessionContract

/// The credentials sent with a request.
///
/// The secret leaves this type only in the header of a request to the origin of the base URL, and
/// for the filter that hides it. Descriptions, dumps and reflections do not show it, and it cannot
/// be encoded.
package struct LiveCredentials: Sendable {
    /// The value of the `Authorization` header.
    let authorization: String

    /// All texts that must never be shown.
    let secrets: [String]

    /// What was ignored around the credentials, and where.
    package private(set) var notes: [Note]

    /// What was ignored, and where.
    package struct Note: Hashable, Sendable {
        /// Where the credentials came from.
        package let origin: CredentialsError.Origin

        /// What was ignored.
        package let content: CredentialsNote
    }

    private init(bearer token: String) {
        authorization = "Bearer \(token)"
        secrets = [token]
        notes = []
    }

    private init(email: String, token: String) {
        let pair = Data("\(email)/token:\(token)".utf8).base64EncodedString()
        authorization = "Basic \(pair)"
        secrets = [pair, token, email]
        notes = []
    }

    /// Reads credentials from `ZENDESK_OAUTH_TOKEN`, or from `ZENDESK_EMAIL` with
    /// `ZENDESK_API_TOKEN`; `nil` if none of the three is set.
    ///
    /// An empty variable is not set. An email address next to an OAuth token is ignored, and so is
    /// an API token without an email address. Two whole credentials are an error, because the user
    /// could have meant either.
    package init?(environment: [String: String]) throws(CredentialsError) {
        try self.init(variables: environment) { .variable($0) }
    }

    /// Reads credentials from the text of a token file or of standard input: an OAuth token,
    /// `EMAIL/token:TOKEN`, either of them as the value of an `Authorization` header, or lines that
    /// assign the variables of the environment; white space around it is ignored.
    package init(parsing content: some Sequence<UInt8>) throws(CredentialsError) {
        let text = String(decoding: Array(content), as: UTF8.self)
        let mark = CharacterSet(charactersIn: "\u{FEFF}")
        let lines = text.trimmingCharacters(in: mark).split(whereSeparator: \.isNewline)
            .map { $0.trimmingCharacters(in: .whitespaces) }
            .filter { !$0.isEmpty && !$0.hasPrefix("#") }
        let assignments = lines.compactMap { CredentialsText.assignment(in: $0) }
        guard !lines.isEmpty, assignments.count == lines.count else {
            try self.init(content: CredentialsText(text, from: .tokenText))
            return
        }
        guard assignments.allSatisfy({ Self.variables.contains($0.name) }) else {
            throw .otherVariable(.tokenText)
        }
        let variables = Dictionary(assignments.map { ($0.name, $0.value) }) { $1 }
        guard let credentials = try Self(variables: variables, from: { _ in .tokenText }) else {
            throw .empty(.tokenText)
        }
        self = credentials
        if text.unicodeScalars.first == "\u{FEFF}" { add([.byteOrderMark], from: .tokenText) }
        notes.insert(Note(origin: .tokenText, content: .assignment), at: 0)
    }

    private init(content text: CredentialsText) throws(CredentialsError) {
        switch try text.content(from: .tokenText) {
        case .pair(let email, let token):
            self.init(email: email, token: token)
        case .token(let token), .bearer(let token):
            let isOther = token.contains(":") || token.contains("@")
            guard !isOther else { throw .form(.tokenText) }
            self.init(bearer: token)
        }
        add(text.notes, from: .tokenText)
        noteLength(from: .tokenText)
    }
}

extension LiveCredentials {
    private static let variables: Set<String> = [
        "ZENDESK_OAUTH_TOKEN", "ZENDESK_API_TOKEN", "ZENDESK_EMAIL",
    ]

    private init?(
        variables: [String: String],
        from origin: (String) -> CredentialsError.Origin
    ) throws(CredentialsError) {
        func text(of name: String) throws(CredentialsError) -> CredentialsText? {
            guard let value = variables[name] else { return nil }
            let text = try CredentialsText(value, assigning: [name], from: origin(name))
            return text.remainder.isEmpty ? nil : text
        }
        let oauth = try text(of: "ZENDESK_OAUTH_TOKEN")
        let api = try text(of: "ZENDESK_API_TOKEN")
        let address = try text(of: "ZENDESK_EMAIL")
        if let oauth {
            let origin = origin("ZENDESK_OAUTH_TOKEN")
            guard api == nil || address == nil else { throw .ambiguous }
            switch try oauth.content(from: origin) {
            case .pair: throw .apiToken(origin)
            case .token(let token), .bearer(let token): self.init(bearer: token)
            }
            add(oauth.notes + (api == nil ? [] : [.unusedToken]), from: origin)
            noteLength(from: origin)
        } else if let api {
            try self.init(api, address, from: origin)
        } else {
            guard address == nil else { throw .missingToken }
            return nil
        }
    }

    private init(
        _ api: CredentialsText,
        _ address: CredentialsText?,
        from origin: (String) -> CredentialsError.Origin
    ) throws(CredentialsError) {
        let (place, addressPlace) = (origin("ZENDESK_API_TOKEN"), origin("ZENDESK_EMAIL"))
        var email = address?.remainder
        var emailNotes = address?.notes ?? []
        let suffix = "/token"
        if let text = email, text.hasSuffix(suffix) {
            email = String(text.dropLast(suffix.count))
            emailNotes.append(.tokenSuffix)
        }
        let address2 = try email.map { text throws(CredentialsError) in
            try CredentialsText.checked(email: text, from: addressPlace)
        }
        switch try api.content(from: place) {
        case .bearer: throw .oauthToken(place)
        case .pair(let email, let token):
            guard address2 == nil || address2 == email else { throw .apiToken(place) }
            self.init(email: email, token: token)
        case .token(let token):
            guard let address2 else { throw .missingEmail }
            self.init(email: address2, token: token)
        }
        add(emailNotes, from: addressPlace)
        add(api.notes, from: place)
        noteLength(from: place)
    }

    private mutating func add(_ more: [CredentialsNote], from origin: CredentialsError.Origin) {
        notes += more.map { Note(origin: origin, content: $0) }
    }

    private mutating func noteLength(from origin: CredentialsError.Origin) {
        guard let shortest = secrets.map(\.utf8.count).min(),
            shortest < SecretFilter.shortestHidden
        else { return }
        add([.short], from: origin)
    }
}

extension LiveCredentials.Note: CustomStringConvertible {
    /// The note, as a phrase that starts with the place.
    package var description: String { "\(origin.phrase): \(content.phrase)" }
}

extension LiveCredentials: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable
{
    package var description: String { "credentials (redacted)" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

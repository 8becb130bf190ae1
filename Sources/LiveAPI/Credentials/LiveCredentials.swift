import Foundation

/// The credentials sent with a request.
///
/// The secret leaves this type in one direction only, into the header of a request to the base
/// URL's own origin. It shows in no description, dump or reflection, and cannot be encoded.
package struct LiveCredentials: Sendable {
    /// The value of the `Authorization` header.
    let authorization: String

    /// Every text that must not show anywhere, longest first.
    private let secrets: [String]

    private init(bearer token: String) {
        authorization = "Bearer \(token)"
        secrets = [token]
    }

    private init(email: String, token: String) {
        let pair = Data("\(email)/token:\(token)".utf8).base64EncodedString()
        authorization = "Basic \(pair)"
        secrets = [pair, token, email].sorted { $0.count > $1.count }
    }

    /// Credentials from `ZENDESK_OAUTH_TOKEN`, or from `ZENDESK_EMAIL` with `ZENDESK_API_TOKEN`;
    /// `nil` where none of the three is set.
    ///
    /// An e-mail address beside an OAuth token is not used. Two tokens are an error, because
    /// the user could have meant either.
    package init?(environment: [String: String]) throws(CredentialsError) {
        let oauth = try Self.token(named: "ZENDESK_OAUTH_TOKEN", in: environment)
        let token = try Self.token(named: "ZENDESK_API_TOKEN", in: environment)
        let email = environment["ZENDESK_EMAIL"]
        switch (oauth, token) {
        case (nil, nil):
            guard email == nil else { throw .missingToken }
            return nil
        case (let oauth?, nil): self.init(bearer: oauth)
        case (nil, let token?):
            guard let email else { throw .missingEmail }
            self.init(email: try Self.checked(email: email), token: token)
        case (_?, _?): throw .ambiguous
        }
    }

    /// Credentials from the content of a token file or of standard input: one line, either an
    /// OAuth token alone or `EMAIL/token:TOKEN`; white space around it is ignored.
    package init(parsing content: some Sequence<UInt8>) throws(CredentialsError) {
        let text = String(decoding: Array(content), as: UTF8.self)
        if let mark = text.firstRange(of: "/token:") {
            let email = String(text[..<mark.lowerBound])
            let token = String(text[mark.upperBound...])
            self.init(
                email: try Self.checked(email: email, from: .tokenText),
                token: try Self.checked(token: token, from: .tokenText)
            )
        } else {
            let token = try Self.checked(token: text, from: .tokenText)
            guard !token.contains(":"), !token.contains("@") else { throw .form(.tokenText) }
            self.init(bearer: token)
        }
    }

    /// The text with every secret in it replaced, for what a server sent and a report shows.
    func redacting(_ text: String) -> String {
        secrets.reduce(text) { $0.replacing($1, with: "[redacted]") }
    }
}

extension LiveCredentials {
    private static func token(
        named name: String,
        in environment: [String: String]
    ) throws(CredentialsError) -> String? {
        guard let value = environment[name] else { return nil }
        return try checked(token: value, from: .variable(name))
    }

    /// Visible ASCII only: what is left cannot start another header.
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

    private static func checked(
        email: String,
        from origin: CredentialsError.Origin = .variable("ZENDESK_EMAIL")
    ) throws(CredentialsError) -> String {
        let email = email.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !email.isEmpty else { throw .empty(origin) }
        // A colon would end the name within Basic credentials and start the password.
        guard email.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0 != ":" && $0 != "\u{7F}" })
        else { throw .characters(origin) }
        return email
    }
}

extension LiveCredentials: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable
{
    package var description: String { "credentials (redacted)" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

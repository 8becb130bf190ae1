import Foundation

/// The credentials sent with a request.
///
/// The secret leaves this type only in the header of a request to the origin of the base URL.
/// Descriptions, dumps and reflections do not show it, and it cannot be encoded.
package struct LiveCredentials: Sendable {
    /// The value of the `Authorization` header.
    let authorization: String

    /// All texts that must never be shown.
    let secrets: [String]

    private init(bearer token: String) {
        authorization = "Bearer \(token)"
        secrets = [token]
    }

    private init(email: String, token: String) {
        let pair = Data("\(email)/token:\(token)".utf8).base64EncodedString()
        authorization = "Basic \(pair)"
        secrets = [pair, token, email]
    }

    /// Reads credentials from `ZENDESK_OAUTH_TOKEN`, or from `ZENDESK_EMAIL` with
    /// `ZENDESK_API_TOKEN`; `nil` if none of the three is set.
    ///
    /// An email address next to an OAuth token is ignored. Two tokens are an error, because the
    /// user could have meant either.
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

    /// Reads credentials from the content of a token file or of standard input: one line, either
    /// an OAuth token or `EMAIL/token:TOKEN`; white space around it is ignored.
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
}

extension LiveCredentials {
    private static func token(
        named name: String,
        in environment: [String: String]
    ) throws(CredentialsError) -> String? {
        guard let value = environment[name] else { return nil }
        return try checked(token: value, from: .variable(name))
    }

    // Printable ASCII only, so a token cannot start another header field.
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
        // In Basic credentials, a colon would end the user name and start the password.
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

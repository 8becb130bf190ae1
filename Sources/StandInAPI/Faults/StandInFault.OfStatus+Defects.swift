import SessionModel

extension StandInFault.OfStatus {
    /// The description of the fault, and what it does.
    var defect: Defect {
        switch self {
        case .created: Defect(listUnder: HTTPStatus(201, "Created"))
        case .nonAuthoritative: Defect(listUnder: HTTPStatus(203, "Non-Authoritative Information"))
        case .noContent: Defect(listUnder: .noContent)
        case .resetContent: Defect(listUnder: HTTPStatus(205, "Reset Content"))
        case .partialContent: Defect(listUnder: HTTPStatus(206, "Partial Content"))
        case .notModified: Defect(listUnder: HTTPStatus(304, "Not Modified"))
        case .movedPermanently: elsewhere(HTTPStatus(301, "Moved Permanently"))
        case .seeOther: elsewhere(HTTPStatus(303, "See Other"))
        case .temporaryRedirect: elsewhere(HTTPStatus(307, "Temporary Redirect"))
        case .permanentRedirect: elsewhere(HTTPStatus(308, "Permanent Redirect"))
        case .redirectScheme:
            Defect(redirect: .found, to: "to the same host over another scheme") {
                "\($0.origin.overOtherScheme)\($0.path)"
            }
        case .redirectPort:
            Defect(redirect: .found, to: "to another port of the same host") {
                "\($0.origin.atOtherPort)\($0.path)"
            }
        case .redirectSameHost:
            Defect("live/status", redirect: .found, to: "to the URL of the request") {
                "\($0.origin)\($0.path)"
            }
        case .redirectNoLocation:
            Defect("live/status", redirect: .found, to: "without a Location") { _ in nil }
        case .redirectInvalid:
            Defect("live/status", redirect: .found, to: "to a Location that is not a URL") { _ in
                "http://[made-up"
            }
        case .badRequest: Defect(error: .badRequest, "InvalidValue")
        case .unauthorizedBare:
            Defect("live/auth", "Each response is a 401 without a challenge.") { response, _ in
                response = HTTPResponse(.unauthorized, json: "{}")
            }
        case .forbiddenHTML:
            Defect("live/auth", "Each response is a 403 in HTML.") { response, _ in
                response = .page(.forbidden)
            }
        case .notFoundEmpty:
            Defect("live/status", "Each response is a 404 without a body.") { response, _ in
                response = HTTPResponse(status: .notFound, contentType: nil, body: [])
            }
        case .requestTimeout: Defect(error: .requestTimeout, "RequestTimeout")
        case .conflict: Defect(error: HTTPStatus(409, "Conflict"), "Conflict")
        case .gone: Defect(error: HTTPStatus(410, "Gone"), "Gone")
        case .unprocessable:
            Defect(error: HTTPStatus(422, "Unprocessable Content"), "RecordInvalid")
        case .tooEarly: Defect(error: HTTPStatus(425, "Too Early"), "TooEarly")
        case .notImplemented: Defect(error: .notImplemented, "NotImplemented")
        case .badGateway: Defect(error: HTTPStatus(502, "Bad Gateway"), "BadGateway")
        case .unavailable: Defect(error: .serviceUnavailable, "Unavailable")
        case .gatewayTimeout: Defect(error: HTTPStatus(504, "Gateway Timeout"), "GatewayTimeout")
        case .versionNotSupported: Defect(error: .versionNotSupported, "VersionNotSupported")
        case .statusTooHigh: Defect(error: HTTPStatus(999, "Request Denied"), "RequestDenied")
        case .rateLimitedFraction: Defect(retryAfter: "a fraction of seconds") { _ in "1.5" }
        case .rateLimitedDate: date("an IMF-fixdate") { $0 }
        case .rateLimitedRFC850: date("a date of RFC 850", Self.rfc850)
        case .rateLimitedAsctime: date("a date of asctime", Self.asctime)
        case .rateLimitedHuge:
            Defect(retryAfter: "a number of 30 digits") { _ in String(repeating: "9", count: 30) }
        case .rateLimitedNegative: Defect(retryAfter: "negative") { _ in "-5" }
        case .rateLimitedInvalid: Defect(retryAfter: "neither") { _ in "soon" }
        case .rateLimitedByHyphens:
            family(
                "rate-limit",
                [("Rate-Limit", "2"), ("Rate-Limit-Remaining", "0"), ("Rate-Limit-Reset", "1")]
            )
        case .rateLimitedByDraft:
            family(
                "ratelimit",
                [("RateLimit-Limit", "2"), ("RateLimit-Remaining", "0"), ("RateLimit-Reset", "1")]
            )
        case .rateLimitedByVendor:
            family(
                "zendesk-ratelimit",
                [("Zendesk-RateLimit-Sessions", "total=2; remaining=0; resets=1")]
            )
        case .rateLimitedByStructure:
            family(
                "structured RateLimit",
                [
                    ("RateLimit-Policy", #""default";q=2;w=1"#),
                    ("RateLimit", #""default";r=0;t=1"#),
                ]
            )
        }
    }

    private func elsewhere(_ status: HTTPStatus) -> Defect {
        Defect(redirect: status, to: "to another host") { "\($0.elsewhere)\($0.path)" }
    }

    private func family(_ name: String, _ fields: [(String, String)]) -> Defect {
        Defect(rateLimit: "the \(name) fields", fields: fields)
    }

    /// Returns the defect of a Retry-After with the next second but one, in another form.
    private func date(_ form: String, _ spell: @escaping @Sendable (String) -> String) -> Defect {
        Defect(retryAfter: form) { spell(RFC1123Form.text(of: $0.date + 2)) }
    }

    /// Returns a date such as `Sun, 06 Nov 1994 08:49:37 GMT` as `Sunday, 06-Nov-94 08:49:37 GMT`.
    static func rfc850(_ date: String) -> String {
        let parts = date.split(separator: " ")
        guard parts.count == 6 else { return date }
        let days = ["Tue": "Tues", "Wed": "Wednes", "Thu": "Thurs", "Sat": "Satur"]
        let day = String(parts[0].dropLast())
        return
            "\(days[day] ?? day)day, \(parts[1])-\(parts[2])-\(parts[3].suffix(2)) \(parts[4]) GMT"
    }

    /// Returns a date such as `Sun, 06 Nov 1994 08:49:37 GMT` as `Sun Nov  6 08:49:37 1994`.
    static func asctime(_ date: String) -> String {
        let parts = date.split(separator: " ")
        guard parts.count == 6 else { return date }
        let day = parts[1].hasPrefix("0") ? " \(parts[1].dropFirst())" : String(parts[1])
        return "\(parts[0].dropLast()) \(parts[2]) \(day) \(parts[4]) \(parts[3])"
    }
}

extension StandInFault {
    /// A fault that gives each response another status.
    package enum OfStatus: String, CaseIterable, Hashable, Sendable {
        // MARK: A list with a status that is not 200

        case created = "status-201"
        case nonAuthoritative = "status-203"
        case noContent = "status-204"
        case resetContent = "status-205"
        case partialContent = "status-206"
        case notModified = "status-304"

        // MARK: Redirects

        case movedPermanently = "redirect-301"
        case seeOther = "redirect-303"
        case temporaryRedirect = "redirect-307"
        case permanentRedirect = "redirect-308"
        case redirectScheme = "redirect-scheme"
        case redirectPort = "redirect-port"
        case redirectSameHost = "redirect-same-host"
        case redirectNoLocation = "redirect-no-location"
        case redirectInvalid = "redirect-invalid"

        // MARK: Errors

        case badRequest = "status-400"
        case unauthorizedBare = "unauthorized-bare"
        case forbiddenHTML = "forbidden-html"
        case notFoundEmpty = "not-found-empty"
        case requestTimeout = "status-408"
        case conflict = "status-409"
        case gone = "status-410"
        case unprocessable = "status-422"
        case tooEarly = "status-425"
        case notImplemented = "status-501"
        case badGateway = "status-502"
        case unavailable = "status-503"
        case gatewayTimeout = "status-504"
        case versionNotSupported = "status-505"
        case statusTooHigh = "status-999"

        // MARK: Too many requests

        case rateLimitedFraction = "rate-limited-fraction"
        case rateLimitedDate = "rate-limited-date"
        case rateLimitedRFC850 = "rate-limited-rfc850"
        case rateLimitedAsctime = "rate-limited-asctime"
        case rateLimitedHuge = "rate-limited-huge"
        case rateLimitedNegative = "rate-limited-negative"
        case rateLimitedInvalid = "rate-limited-invalid"
        case rateLimitedByHyphens = "rate-limited-by-rate-limit"
        case rateLimitedByDraft = "rate-limited-by-ratelimit"
        case rateLimitedByVendor = "rate-limited-by-zendesk"
        case rateLimitedByStructure = "rate-limited-by-structure"
    }
}

extension StandInFault.OfStatus {
    /// What a response depends on.
    struct Context {
        /// The target of the request, if it is a path; otherwise `/`.
        let path: String

        /// The origin of links.
        let origin: WebOrigin

        /// Another origin.
        let elsewhere: WebOrigin

        /// The time, in seconds since 1970.
        let date: Int64
    }

    /// The description of a fault, and the change that it makes to a correct response.
    struct Defect {
        let details: StandInFault.Details
        let change: @Sendable (inout HTTPResponse, Context) -> Void

        init(
            _ rule: String,
            _ summary: String,
            change: @escaping @Sendable (inout HTTPResponse, Context) -> Void
        ) {
            details = StandInFault.Details(breaks: rule, at: .status, hides: .success, summary)
            self.change = change
        }

        /// The defect of a list under a status that is not 200.
        init(listUnder status: HTTPStatus) {
            self.init(
                "live/status",
                "Each correct response has the status \(status.rawValue) instead of 200."
            ) { response, _ in
                response.status = status
                response.forcesBody = true
            }
        }

        /// The defect of an error in the form that the vendor sends.
        init(error status: HTTPStatus, _ code: String) {
            self.init("live/status", "Each response is a \(status.rawValue).") { response, _ in
                response = .errors(status, code: code, title: status.phrase)
            }
        }

        /// The defect of a redirect; without a Location if `location` returns `nil`.
        init(
            _ rule: String = "live/redirect",
            redirect status: HTTPStatus,
            to target: String,
            location: @escaping @Sendable (Context) -> String?
        ) {
            self.init(rule, "Each response is a \(status.rawValue) \(target).") {
                response,
                context in
                response = HTTPResponse(status, text: "This has moved.")
                if let location = location(context) { response.add("Location", location) }
            }
        }

        /// The defect of a 429 whose Retry-After has this value.
        init(retryAfter form: String, value: @escaping @Sendable (Context) -> String) {
            self.init("live/rate-limited", "Each response is a 429 whose Retry-After is \(form).") {
                $0 = .rateLimited(retryAfter: value($1))
            }
        }

        /// The defect of a 429 that only these fields explain.
        init(rateLimit family: String, fields: [(String, String)]) {
            self.init("live/rate-limited", "Each response is a 429 with only \(family).") {
                response,
                _ in
                response = .rateLimited(retryAfter: nil)
                response.announcesRateLimit = false
                for (name, value) in fields { response.add(name, value) }
            }
        }
    }
}

/// An environment variable that this program reads.
struct EnvironmentVariable: Sendable {
    let name: String

    /// What it does, in one sentence.
    let help: String

    /// Whether its value is a secret or may contain one, and is never shown.
    var isSecret = false

    /// All variables, in the order shown in the manual page.
    static let all: [EnvironmentVariable] =
        [
            .init(
                name: "ZENDESK_OAUTH_TOKEN",
                help: "The OAuth token that 'live' sends.",
                isSecret: true
            ),
            .init(
                name: "ZENDESK_EMAIL",
                help: "The email address that belongs to ZENDESK_API_TOKEN.",
                isSecret: true
            ),
            .init(
                name: "ZENDESK_API_TOKEN",
                help: "The API token that 'live' sends with ZENDESK_EMAIL.",
                isSecret: true
            ),
        ]
        + ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"].map {
            .init(name: $0, help: "The proxy for https; the first that is set.", isSecret: true)
        }
        + ["no_proxy", "NO_PROXY"].map {
            .init(name: $0, help: "The hosts that are requested without the proxy.")
        }
        + ["CURL_CA_BUNDLE", "SSL_CERT_FILE", "SSL_CERT_DIR"].map {
            .init(
                name: $0,
                help: "The certificate authorities to trust, unless --ca-file is given."
            )
        }
        + [
            .init(name: "NO_COLOR", help: "If it is not empty, nothing is colored by default."),
            .init(name: "CLICOLOR", help: "If it is 0, nothing is colored by default."),
            .init(name: "CLICOLOR_FORCE", help: "Unless it is 0, text in pipes is colored too."),
            .init(name: "TERM", help: "If it is dumb, nothing is colored by default."),
            .init(name: "PATH", help: "The folders of curl and of the tools that decompress."),
            .init(name: "TMPDIR", help: "The folder for temporary files."),
            .init(
                name: "GITHUB_STEP_SUMMARY",
                help: "The file to which --format github adds a summary."
            ),
            .init(
                name: "GITHUB_WORKSPACE",
                help: "The folder of the repository, to which paths in reports are relative."
            ),
            .init(name: "CI_PROJECT_DIR", help: "The same in GitLab."),
        ]
}

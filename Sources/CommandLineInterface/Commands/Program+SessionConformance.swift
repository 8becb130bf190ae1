package import CommandLineFrame
import Reports

extension Program {
    /// The program with all commands.
    package static let sessionConformance = Program(
        Report.toolName,
        overview:
            "Check payloads, live APIs and models against the contract of the Zendesk session "
            + "object.",
        commands: [
            .check,
            .single(LiveCommand.self),
            .single(ModelCommand.self),
            .group(.corpus),
            .group(.drift),
            .merge,
            .group(.baseline),
            .single(MatrixCommand.self),
            .single(ReplayCommand.self),
            .single(ExplainCommand.self),
            .single(ServeCommand.self),
            .generate,
            .schema,
            .single(DoctorCommand.self),
            .single(CompletionsCommand.self),
            .help,
        ],
        variables: EnvironmentVariable.forRequests + EnvironmentVariable.forFiles,
        models: .current
    )
}

extension EnvironmentVariable {
    /// The variables that only commands with a network read.
    fileprivate static let forRequests: [EnvironmentVariable] =
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
}

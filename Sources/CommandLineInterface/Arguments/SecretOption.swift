/// The options that take secrets in other tools, which people try from habit.
enum SecretOption {
    /// Their names, none of which is an option here.
    static let names: Set<String> = [
        "--token", "--api-token", "--access-token", "--oauth-token", "--bearer", "--bearer-token",
        "--password", "--pass", "--passwd", "--secret", "--key", "--api-key", "--apikey", "--auth",
        "--authorization", "--credentials", "--user", "--header", "--cookie", "-u", "-p", "-t",
        "-b", "-H",
    ]
}

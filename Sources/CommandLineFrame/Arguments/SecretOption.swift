/// Options that take secrets in other tools and are used here out of habit.
enum SecretOption {
    /// The names; none of them is an option of this program.
    static let names: Set<String> = [
        "--token", "--api-token", "--access-token", "--oauth-token", "--bearer", "--bearer-token",
        "--password", "--pass", "--passwd", "--secret", "--key", "--api-key", "--apikey", "--auth",
        "--authorization", "--credentials", "--user", "--header", "--cookie", "-u", "-p", "-t",
        "-b", "-H",
    ]
}

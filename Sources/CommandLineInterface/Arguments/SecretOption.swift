/// The options under which other tools take secrets, which people try from habit.
enum SecretOption {
    static let names: Set<String> = [
        "--token", "--api-token", "--access-token", "--oauth-token", "--bearer", "--bearer-token",
        "--password", "--pass", "--passwd", "--secret", "--key", "--api-key", "--apikey", "--auth",
        "--authorization", "--credentials", "--user", "--header", "--cookie", "-u", "-p", "-t",
        "-b", "-H",
    ]
}

import CapturedRuns

/// Files with sessions of 400 users, and their censuses.
struct CensusFolder {
    /// The time of each census.
    static let now = "--now=2026-11-27T09:00:00Z"

    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder([
            "plain.ndjson": Self.lines(), "same.ndjson": Self.lines(),
            "null.ndjson": Self.lines { $0 % 20 == 0 ? "null" : "" },
            "break.ndjson": Self.lines { $0 == 7 ? "break" : "" },
            "few.ndjson": #"{"id":1,"user_id":1}"#, "empty.ndjson": "",
            "key": "0123456789abcdef0123456789abcdef", "short": "0123",
        ])
    }

    /// A line for each of 400 users.
    static func lines(_ change: (Int) -> String = { _ in "" }) -> String {
        (0..<400).map { id in
            let odd = change(id)
            let url = odd == "null" ? "null" : #""https://a.zendesk.com/api/v2/sessions/\#(id)""#
            let number = odd == "break" ? "null" : "\(id)"
            return #"{"authenticated_at":"2026-11-26T08:00:00Z","id":\#(number),"last_seen_at":"#
                + #""2026-11-27T08:00:00Z","url":\#(url),"user_id":\#(id)}"# + "\n"
        }.joined()
    }

    func path(_ name: String) -> String { folder.path(of: name) }

    /// Counts a file, and returns the path of the census.
    func census(_ name: String) async -> String {
        let census = path("\(name).json")
        _ = await CapturedRun(
            "drift",
            "snapshot",
            path("\(name).ndjson"),
            "--output=\(census)",
            Self.now,
            "--block-key=\(path("key"))"
        )
        return census
    }
}

/// The forms of hosts and paths, as a census names them.
enum LinkForm {
    /// The words of paths that are written; any other may be data.
    static let words: Set<String> = [
        "api", "v1", "v2", "v3", "users", "sessions", "session", "me",
    ]

    /// The number of segments and of labels from which on all links are counted alike.
    static let mostParts = 9

    /// What a host may have besides its labels, in the order in which it is named.
    static let hostMarks = ["-user", "-port", "-capitals", "-odd"]

    /// The form of a host with this many labels.
    static func host(ofLabels count: Int) -> String {
        "\(min(count, mostParts))-labels\(count > mostParts ? "-or-more" : "")"
    }

    /// All forms of hosts.
    static let hosts: Set<String> = {
        let marks = hostMarks.reduce([""]) { all, mark in all + all.map { $0 + mark } }
        let names =
            ["address-in-brackets", "address", "empty"] + (1...mostParts + 1).map(host(ofLabels:))
        return Set(names.flatMap { name in marks.map { name + $0 } })
    }()

    /// All forms of segments.
    private static let segments: Set<String> = {
        let names = ["N", "*"] + words
        return Set([""] + names + names.map { "\($0).json" })
    }()

    /// Returns whether a text is the form of a path.
    static func isPath(_ text: String) -> Bool {
        if text == "empty" { return true }
        guard !text.isEmpty else { return false }
        var parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        if parts.count > 1, parts[0].isEmpty { parts.removeFirst() }
        if parts.count == mostParts + 1, parts.last == "..." { parts.removeLast() }
        return parts.count <= mostParts && parts.allSatisfy(segments.contains)
    }
}

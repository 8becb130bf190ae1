/// Keys that resemble a declared one, which a model that compares keys loosely takes for it.
package enum SimilarKeys {
    /// Returns the keys that resemble `key`, each with the name of what is different.
    package static func of(_ key: String) -> [(name: String, key: String)] {
        let words = key.split(separator: "_").map(String.init)
        let titles = words.map(capitalized)
        let all: [(String, String)] = [
            ("underscore", "_" + key), ("space-after", key + " "), ("space-before", " " + key),
            ("tab-after", key + "\t"), ("plural", key + "s"), ("nul-after", key + "\0"),
            ("accent", key + "\u{301}"), ("doubled", key + key), ("empty", ""),
            ("upper-case", key.uppercased()),
            ("title-case", capitalized(key)),
            ("dotless", key.replacing("i", with: "\u{131}")),
            ("space-inside", "\(key.prefix(1)) \(key.dropFirst())"),
            ("camel-case", (words.prefix(1) + titles.dropFirst()).joined()),
            ("title-words", titles.joined(separator: "_")),
            ("pascal-case", titles.joined()), ("hyphen", words.joined(separator: "-")),
            ("no-separator", words.joined()), ("space", words.joined(separator: " ")),
        ]
        var seen: Set = [key]
        return all.filter { seen.insert($1).inserted }.map { (name: $0, key: $1) }
    }

    private static func capitalized(_ word: String) -> String {
        word.prefix(1).uppercased() + word.dropFirst()
    }
}

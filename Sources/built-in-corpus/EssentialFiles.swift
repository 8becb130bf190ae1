import StrictJSON

/// The files of the built-in copy: all definitions, and the essential cases.
struct EssentialFiles {
    /// The cases that may be copied, in the order of their files.
    private var cases: [CopiedCase] = []

    /// The files that are copied as they are.
    private var definitions: [String: String] = [:]

    /// The lists of definitions.
    private static let lists = ["flags", "policies", "references", "retired"]

    init(in files: [String: [UInt8]]) {
        definitions["VERSION"] = files["VERSION"].map { String(decoding: $0, as: UTF8.self) }
        for list in Self.lists {
            // Without a list that can be read, the copy has an empty one.
            var text = #"{"format": "session-corpus/1", "\#(list)": []}"#
            if let bytes = files["\(list).json"], (try? JSONDocument(parsing: bytes)) != nil {
                text = String(decoding: bytes, as: UTF8.self)
            }
            definitions["\(list).json"] = text
        }
        for (path, bytes) in files.sorted(by: { $0.key < $1.key }) {
            let parts = path.split(separator: "/")
            // Cases in staging are not understood yet.
            guard parts.count == 2, parts[0] != "staging",
                let entries = try? JSONDocument(parsing: bytes).root["cases"]?.elements
            else { continue }
            cases += entries.compactMap { CopiedCase($0, topic: String(parts[0]), in: bytes) }
        }
    }

    /// Every regression, and the smallest case for each point of coverage.
    ///
    /// A point that an earlier choice covers gets no case of its own.
    var chosen: [CopiedCase] {
        var chosen = Set(cases.indices.filter { cases[$0].topic == "regressions" })
        var covered = Set(chosen.flatMap { cases[$0].points })
        var candidates: [String: [Int]] = [:]
        for index in cases.indices {
            for point in cases[index].points { candidates[point, default: []].append(index) }
        }
        for (point, indices) in candidates.sorted(by: { $0.key < $1.key })
        where !covered.contains(point) {
            let best = indices.min {
                (cases[$0].size, cases[$0].id) < (cases[$1].size, cases[$1].id)
            }
            guard let best else { continue }
            chosen.insert(best)
            covered.formUnion(cases[best].points)
        }
        return chosen.sorted().map { cases[$0] }
    }

    /// The texts of all files, by path.
    var texts: [String: String] {
        var texts = definitions
        for (topic, cases) in Dictionary(grouping: chosen, by: \.topic) {
            texts["\(topic)/essential.json"] = """
                {"format": "session-corpus/1", "topic": "\(topic)", "about": "the essential cases",
                "cases": [
                \(cases.map(\.text).joined(separator: ",\n"))
                ]}

                """
        }
        return texts
    }
}

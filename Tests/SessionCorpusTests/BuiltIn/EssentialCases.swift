import SessionContract
import StrictJSON

@testable import SessionCorpus

/// Chooses the cases of the built-in copy, and writes its texts.
struct EssentialCases {
    let corpus: Corpus

    /// Every regression, and the smallest case for each point of coverage.
    ///
    /// A point that an earlier choice covers gets no case of its own. The choice depends only on
    /// the corpus.
    var chosen: [CorpusCase] {
        let cases = corpus.cases.filter { $0.topic != .staging && !$0.isFile }
        var chosen = cases.filter { $0.topic == .regressions }
        var shown = Set(chosen.flatMap(\.coveragePoints))
        for point in Set(cases.flatMap(\.coveragePoints)).sorted() where !shown.contains(point) {
            let candidates = cases.filter { $0.coveragePoints.contains(point) }
            guard let best = candidates.min(by: { $0.size < $1.size }) else { continue }
            chosen.append(best)
            shown.formUnion(best.coveragePoints)
        }
        let ids = Set(chosen.map(\.id))
        return cases.filter { ids.contains($0.id) }
    }

    /// Returns the paths and texts of the files of the copy, with one entry per line.
    func texts(of snapshot: CorpusSnapshot) throws -> [(path: String, text: String)] {
        var texts = [(path: "VERSION", text: "\(corpus.version)\n")]
        for path in ["flags.json", "policies.json", "references.json", "retired.json"] {
            let root = try JSONDocument(parsing: snapshot.files[path] ?? []).root
            texts.append((path, Self.text(of: root.members ?? [])))
        }
        let chosen = chosen
        for topic in CorpusTopic.allCases {
            let cases = chosen.filter { $0.topic == topic }
            guard !cases.isEmpty else { continue }
            let members: [JSONMember] = [
                JSONMember("format", .text(TopicFile.format)),
                JSONMember("topic", .text(topic.rawValue)),
                JSONMember("about", .text("\(topic.summary); the essential cases")),
                JSONMember("cases", JSONValue(.array(cases.map(\.tree)))),
            ]
            texts.append(("\(topic.rawValue)/essential.json", Self.text(of: members)))
        }
        return texts
    }

    /// Returns the text of a file whose last member is the list.
    private static func text(of members: [JSONMember]) -> String {
        let heads = members.dropLast().map {
            "\(Inline.quoted($0.key)): \(Inline.text(of: $0.value)), "
        }
        guard let list = members.last else { return "{}" }
        let entries = (list.value.elements ?? []).map { Inline.text(of: $0) }
        return "{" + heads.joined() + "\(Inline.quoted(list.key)): [\n"
            + entries.joined(separator: ",\n") + "\n]}\n"
    }

    /// Returns the text of the Swift file that contains the files.
    func source(of snapshot: CorpusSnapshot) throws -> String {
        let entries = try texts(of: snapshot).map { path, text in
            let lines = text.split(separator: "\n").map { "        \($0)\n" }.joined()
            return "        \"\(path)\": #\"\"\"\n\(lines)\n        \"\"\"#,\n"
        }
        return """
            // Generated from the folder Corpus by the test of the built-in corpus. Do not edit.
            extension BuiltInCorpus {
                /// The text of each file by its path.
                static let texts: [String: String] = [

            """ + entries.joined() + "    ]\n}\n"
    }
}

extension CorpusCase {
    fileprivate var isFile: Bool { if case .file = input { true } else { false } }

    /// The order of size: by length of the payload, then by id.
    fileprivate var size: (Int, String) { (payload.count, id) }

    /// The names of the points of coverage that the case shows.
    fileprivate var coveragePoints: [String] {
        let findings = expectation.rules + expectation.notes
        let decoding = expectation.decode?.rawValue ?? subject.rawValue
        return flags.map { "flag \($0)" } + findings.map { "rule \($0.id)" }
            + ["decode \(decoding)", "topic \(topic.rawValue)"]
            + [expectation.policy].compactMap { $0.map { "policy \($0.rawValue)" } }
    }
}

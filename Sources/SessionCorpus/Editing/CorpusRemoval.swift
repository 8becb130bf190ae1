import JSONFiles
import StrictJSON

/// A case that has been taken out of a corpus before its release.
package struct CorpusRemoval: Hashable, Sendable {
    /// The file that the case was in, relative to the corpus folder.
    package let path: String

    /// Whether the file was deleted, because there was no other case in it.
    package let emptiesFile: Bool

    /// Whether the case was one of those that show a known deviation of a decoder.
    package let wasDeviation: Bool

    /// The known deviations that no other case shows, which were removed too.
    package let removedDeviations: [String]

    /// The file with the payload, if it was deleted, relative to the corpus folder.
    package let payloadPath: String?

    /// Removes a case from the corpus in the folder `root`.
    package static func run(_ id: String, root: String) throws(CorpusFailure) -> CorpusRemoval {
        try CorpusSnapshot.change(root: root) { snapshot throws(CorpusFailure) in
            try CorpusRemoval(of: id, from: &snapshot)
        }
    }

    /// Removes a case from a snapshot.
    ///
    /// - Parameters:
    ///   - id: The case.
    ///   - snapshot: The files, of which some change.
    /// - Throws: If there is no such case, if it has been released, or if the corpus has mistakes.
    package init(of id: String, from snapshot: inout CorpusSnapshot) throws(CorpusFailure) {
        let corpus = Corpus(snapshot)
        if let mistake = corpus.mistakes.first {
            throw CorpusFailure("fix the corpus first: \(mistake)", kind: .malformed)
        }
        let entry = try CorpusListing.entry(id, in: corpus)
        guard entry.added == corpus.version else {
            throw CorpusFailure(
                "the case '\(id)' was released with version \(entry.added), and the id of a "
                    + "released case is never used again: to retire the case, delete it from "
                    + "\(entry.file.path) and add its id to retired.json with the reason",
                kind: .refused
            )
        }
        guard let file = corpus.topicFiles.first(where: { $0.text.path == entry.file.path }) else {
            preconditionFailure("every case is in a topic file")
        }
        path = file.text.path
        emptiesFile = file.entryCount == 1
        snapshot.files[path] = emptiesFile ? nil : Self.text(of: file.root, without: id)
        payloadPath = Self.payloadPath(of: entry, usedOnlyIn: corpus)
        if let payloadPath { snapshot.files[payloadPath] = nil }
        let deviations = Self.removeDeviations(of: id, from: &snapshot)
        wasDeviation = deviations != nil
        removedDeviations = deviations ?? []
    }

    /// Removes a case from the known deviations of decoders, and those that no other case shows.
    ///
    /// - Returns: The ids of the removed deviations; `nil` if the case is not in any.
    private static func removeDeviations(
        of id: String,
        from snapshot: inout CorpusSnapshot
    ) -> [String]? {
        let path = "deviations.json"
        guard let bytes = snapshot.files[path],
            let root = try? JSONDocument(parsing: bytes).root, let members = root.members,
            let listed = root["deviations"]?.elements,
            listed.contains(where: { lists(id, $0) })
        else { return nil }
        var removed: [String] = []
        let changed = members.map { member -> JSONMember in
            guard member.key == "deviations" else { return member }
            let entries = (member.value.elements ?? []).map { deviation($0, without: id) }
            let shown = entries.filter { $0["cases"]?.elements?.isEmpty != true }
            removed = entries.filter { $0["cases"]?.elements?.isEmpty == true }
                .compactMap { $0["id"]?.string?.string }
            return JSONMember(member.key, JSONValue(.array(shown)))
        }
        snapshot.files[path] = Array(CorpusFormatter.text(of: JSONValue(.object(changed))).utf8)
        return removed
    }

    private static func lists(_ id: String, _ deviation: JSONValue) -> Bool {
        deviation["cases"]?.elements?.contains { $0.string?.string == id } == true
    }

    private static func deviation(_ entry: JSONValue, without id: String) -> JSONValue {
        let members = (entry.members ?? []).map { member in
            guard member.key == "cases" else { return member }
            let cases = (member.value.elements ?? []).filter { $0.string?.string != id }
            return JSONMember(member.key, JSONValue(.array(cases)))
        }
        return JSONValue(.object(members))
    }

    private static func text(of root: JSONValue, without id: String) -> [UInt8] {
        let members = (root.members ?? []).map { member in
            guard member.key == "cases" else { return member }
            let cases = (member.value.elements ?? []).filter { $0["id"]?.string?.string != id }
            return JSONMember(member.key, JSONValue(.array(cases)))
        }
        return Array(CorpusFormatter.text(of: JSONValue(.object(members))).utf8)
    }

    /// Returns the file with the payload of a case, unless another case has the same.
    private static func payloadPath(
        of entry: CorpusCase,
        usedOnlyIn corpus: Corpus
    ) -> String? {
        guard case .file(let name) = entry.input else { return nil }
        let isShared = corpus.cases.contains { other in
            guard case .file(name) = other.input else { return false }
            return other.topic == entry.topic && other.id != entry.id
        }
        return isShared ? nil : "\(entry.topic.rawValue)/\(name)"
    }
}

import Foundation
import JSONFiles
import StrictJSON

/// Reads one case from the tree of its file, and records each mistake with its place.
struct CaseReader {
    let topic: CorpusTopic

    /// Returns the bytes of the raw file with this name in the folder of the topic.
    let rawFile: (String) -> [UInt8]?

    private static let required = ["id", "title", "added", "input", "expect", "source"]
    private static let optional = ["judge", "flags", "why", "refs"]

    /// Reads a case, or returns `nil` and adds at least one mistake if it cannot be read.
    func read(_ tree: JSONValue, _ mistakes: inout MistakeList<LintRule>) -> CorpusCase? {
        mistakes.entryID = tree["id"]?.string?.string
        defer { mistakes.entryID = nil }
        guard
            let object = ObjectReader(
                tree,
                name: "a case",
                required: Self.required,
                optional: Self.optional,
                &mistakes
            )
        else { return nil }
        let id = object.text("id", &mistakes)
        let title = object.text("title", &mistakes)
        let added = object.text("added", &mistakes)
        var subject = CorpusCase.Subject.session
        if object["judge"] != nil {
            guard let named = object.choice(CorpusCase.Subject.self, "judge", &mistakes) else {
                return nil
            }
            subject = named
        }
        let input = object["input"].flatMap { readInput($0, &mistakes) }
        let expectation = object["expect"].flatMap { ExpectationReader.read($0, &mistakes) }
        let flags = object.list("flags", &mistakes).map(\.text)
        let why = object.text("why", &mistakes)
        let refs = object.list("refs", &mistakes).map(\.text)
        let source = object["source"].flatMap { readSource($0, &mistakes) }
        guard let id, let title, let added, let input, let expectation, let source else {
            return nil
        }
        return CorpusCase(
            id: id,
            title: title,
            added: added,
            subject: subject,
            input: input.form,
            payload: input.bytes,
            expectation: expectation,
            flags: flags,
            why: why,
            refs: refs,
            source: source,
            topic: topic,
            file: mistakes.file,
            tree: tree
        )
    }

    // MARK: Input

    private func readInput(
        _ value: JSONValue,
        _ mistakes: inout MistakeList<LintRule>
    ) -> (form: CaseInput, bytes: [UInt8])? {
        let forms = ["json", "text", "base64", "file"]
        guard
            let object = ObjectReader(
                value,
                name: "'input'",
                required: [],
                optional: forms,
                &mistakes
            )
        else { return nil }
        let given = forms.filter { object[$0] != nil }
        guard given.count == 1, let form = given.first else {
            let number = given.isEmpty ? "none" : String(given.count)
            mistakes.add(
                .keys,
                at: value,
                "'input' has \(number) of the keys json, text, base64 and file; it must have one",
                fix: given.isEmpty
                    ? "Write the payload under one of them, such as {\"json\": {\"id\": 1}}."
                    : "Keep one of them; prefer 'json' if the spelling does not matter."
            )
            return nil
        }
        if form == "json" {
            guard let root = object["json"] else { return nil }
            return (.json(root), CaseInput.canonicalBytes(of: root))
        }
        if form == "text", object["text"]?.string?.bytes.isEmpty == true { return (.text(""), []) }
        guard let text = object.text(form, &mistakes), let content = object[form] else {
            return nil
        }
        switch form {
        case "text": return (.text(text), Array(text.utf8))
        case "base64": return readBase64(text, at: content, &mistakes)
        default: return readFile(text, at: content, &mistakes)
        }
    }

    private func readBase64(
        _ text: String,
        at value: JSONValue,
        _ mistakes: inout MistakeList<LintRule>
    ) -> (form: CaseInput, bytes: [UInt8])? {
        guard let data = Data(base64Encoded: text) else {
            mistakes.add(
                .value,
                at: value,
                "this is not valid base64",
                fix: "Encode the bytes again, and keep the '=' padding at the end."
            )
            return nil
        }
        return (.base64(Array(data)), Array(data))
    }

    private func readFile(
        _ path: String,
        at value: JSONValue,
        _ mistakes: inout MistakeList<LintRule>
    ) -> (form: CaseInput, bytes: [UInt8])? {
        guard let bytes = rawFile(path) else {
            let isPayload = path.hasSuffix(".payload") && !path.contains("/")
            mistakes.add(
                .value,
                at: value,
                "there is no payload file '\(path)' in \(topic.rawValue)/",
                fix: isPayload
                    ? "Save the payload as \(topic.rawValue)/\(path), or correct the name."
                    : "Save the payload in \(topic.rawValue)/ under a name that ends in '.payload'."
            )
            return nil
        }
        return (.file(path), bytes)
    }

    // MARK: Source

    private func readSource(_ value: JSONValue, _ mistakes: inout MistakeList<LintRule>)
        -> CaseSource?
    {
        guard
            let object = ObjectReader(
                value,
                name: "'source'",
                required: ["kind", "on"],
                optional: ["ref", "scrubbed"],
                &mistakes
            )
        else { return nil }
        let kind = object.choice(CaseSource.Kind.self, "kind", &mistakes)
        let day = object.text("on", &mistakes)
        let ref = object.text("ref", &mistakes)
        var isScrubbed = false
        if let scrubbed = object["scrubbed"] {
            guard case .bool(true) = scrubbed.content else {
                mistakes.add(
                    .value,
                    at: scrubbed,
                    "'scrubbed' is not true",
                    fix: "Scrub the payload and write true, or remove the key."
                )
                return nil
            }
            isScrubbed = true
        }
        guard let kind, let day else { return nil }
        return CaseSource(kind, ref: ref, on: day, isScrubbed: isScrubbed)
    }
}

import StrictJSON

/// A case of the corpus, as far as its file shows what it covers.
struct CopiedCase {
    let topic: String
    let id: String

    /// The text in the topic file.
    let text: String

    /// The length of the payload.
    let size: Int

    /// The names of everything that the case shows.
    let points: [String]

    /// Reads an entry of a topic file, or returns `nil` if it is not a case with its payload.
    ///
    /// A payload in a file of its own is too large for the copy.
    init?(_ entry: JSONValue, topic: String, in file: [UInt8]) {
        guard let id = entry["id"]?.string?.string, let input = entry["input"],
            let size = Self.size(of: input)
        else { return nil }
        self.topic = topic
        self.id = id
        self.size = size
        text = String(decoding: file[entry.range], as: UTF8.self)
        let expectation = entry["expect"]
        let decoding = expectation?["decode"] ?? entry["judge"]
        points =
            Self.names(entry["flags"]).map { "flag \($0)" }
            + (Self.names(expectation?["rules"]) + Self.names(expectation?["notes"]))
            .map { "rule \($0)" }
            + Self.names(expectation?["policy"]).map { "policy \($0)" }
            + Self.names(decoding).map { "decode \($0)" } + ["topic \(topic)"]
    }

    private static func names(_ value: JSONValue?) -> [String] {
        guard let value else { return [] }
        return (value.elements ?? [value]).compactMap { $0.string?.string }
    }

    private static func size(of input: JSONValue) -> Int? {
        if let value = input["json"] {
            var writer = JSONWriter()
            writer.value(value)
            return writer.bytes.count
        }
        if let text = input["text"]?.string { return text.bytes.count }
        // Four digits for three bytes.
        return input["base64"]?.string.map { $0.bytes.count * 3 / 4 }
    }
}

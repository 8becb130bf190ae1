import Platform

/// A keyed container that draws its values.
struct KeyedDraws<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let decoder: DrawingDecoder
    private let answers = Answers()

    init(decoder: DrawingDecoder) { self.decoder = decoder }

    /// What the container has said so far, which it must not contradict.
    private final class Answers {
        var contains: [String: Bool] = [:]
        var isNull: [String: Bool] = [:]
        var keys: [Key]?

        /// Returns the answer for a key, which is drawn if there is none.
        static func answer(
            _ key: Key,
            _ answers: inout [String: Bool],
            _ draw: () -> Bool
        ) -> Bool {
            if let known = answers[key.stringValue] { return known }
            let answer = draw()
            answers[key.stringValue] = answer
            return answer
        }
    }

    /// The maximum number of keys of a dictionary.
    private static var mostKeys: Int { 4 }

    var codingPath: [any CodingKey] { decoder.codingPath }

    /// The key of an enumeration, the drawn keys of a dictionary, or all keys that are known.
    var allKeys: [Key] {
        if let keys = answers.keys { return keys }
        // A requirement that cannot throw. Without keys, decoding fails and the case draws again.
        let keys = (try? drawKeys()) ?? []
        answers.keys = keys
        return keys
    }

    private func drawKeys() throws -> [Key] {
        if let keys = EnumCases.all(of: Key.self) {
            guard decoder.form.isEnumeration else { return keys }
            let domain = Domain(choosingFrom: UInt64(keys.count), kind: .alternative)
            // The span ends with the enumeration, so it includes the associated values.
            try decoder.state.source.begin(.alternatives, detail: decoder.state.place.identity)
            return [keys[Int(try decoder.state.source.draw(domain))]]
        }
        guard Key(stringValue: "a") != nil else { return [] }
        return try decoder.inSpan { try drawKeysOfDictionary() }
    }

    private func drawKeysOfDictionary() throws -> [Key] {
        var keys: [Key] = []
        var seen: Set<String> = []
        for _ in 0..<(try decoder.openList(atMost: Self.mostKeys)) {
            let key = try decoder.inSpan(.element) {
                decoder.form.hasIntegerKeys
                    ? Key(intValue: try decoder.decode(Int.self, at: []))
                    : Key(stringValue: try decoder.decode(String.self, at: []))
            }
            if let key, seen.insert(key.stringValue).inserted { keys.append(key) }
        }
        return keys
    }

    func contains(_ key: Key) -> Bool {
        Answers.answer(key, &answers.contains) { (try? decoder.isPresent()) ?? false }
    }

    func decodeNil(forKey key: Key) -> Bool {
        Answers.answer(key, &answers.isNull) { ((try? decoder.isPresent()) ?? true) == false }
    }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        try decoder.decode(type, at: codingPath + [key])
    }

    func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
        if answers.contains[key.stringValue] == false || answers.isNull[key.stringValue] == true {
            return nil
        }
        return try decoder.decodeOptional(type, at: codingPath + [key])
    }

    func nestedContainer<Nested>(
        keyedBy type: Nested.Type,
        forKey key: Key
    ) -> KeyedDecodingContainer<Nested> {
        decoder.part(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try decoder.part(key).unkeyedContainer()
    }

    func superDecoder() -> any Decoder { decoder.part(ListPosition(stringValue: "super")) }

    func superDecoder(forKey key: Key) -> any Decoder { decoder.part(key) }
}

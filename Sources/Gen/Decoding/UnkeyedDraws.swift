/// An unkeyed container that draws its elements.
struct UnkeyedDraws: UnkeyedDecodingContainer {
    private let decoder: DrawingDecoder
    private let length: Int
    private(set) var currentIndex = 0

    /// The maximum number of elements that are not in another list.
    private static let mostElements = 8

    init(decoder: DrawingDecoder) throws {
        self.decoder = decoder
        let count = try decoder.openList(atMost: Self.mostElements)
        // Keys and values alternate, so a dictionary of pairs has an even number of elements.
        length = decoder.form.hasPairs ? 2 * count : count
    }

    var codingPath: [any CodingKey] { decoder.codingPath }

    var count: Int? { length }

    var isAtEnd: Bool { currentIndex >= length }

    private mutating func nextPath() -> [any CodingKey] {
        defer { currentIndex += 1 }
        return codingPath + [ListPosition(currentIndex)]
    }

    /// Draws whether the next element is null, and skips it if it is.
    mutating func decodeNil() throws -> Bool {
        let isNull = try !decoder.isPresent()
        if isNull { currentIndex += 1 }
        return isNull
    }

    // After the last element, it draws more, for a type that reads a fixed number of elements.
    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        let path = nextPath()
        return try decoder.inSpan(.element) { try decoder.decode(type, at: path) }
    }

    mutating func decodeIfPresent<Value: Decodable>(_ type: Value.Type) throws -> Value? {
        if isAtEnd { return nil }
        let path = nextPath()
        return try decoder.inSpan(.element) { try decoder.decodeOptional(type, at: path) }
    }

    mutating func nestedContainer<Key>(
        keyedBy type: Key.Type
    ) -> KeyedDecodingContainer<Key> {
        part().container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try part().unkeyedContainer()
    }

    mutating func superDecoder() -> any Decoder { part() }

    private mutating func part() -> DrawingDecoder {
        defer { currentIndex += 1 }
        return decoder.part(ListPosition(currentIndex))
    }
}

/// The position of an element as a coding key, or the key of a superclass.
struct ListPosition: CodingKey {
    let stringValue: String
    let intValue: Int?

    init(_ index: Int) {
        stringValue = "\(index)"
        intValue = index
    }

    init(stringValue: String) {
        self.stringValue = stringValue
        intValue = nil
    }

    init(intValue: Int) { self.init(intValue) }
}

/// A container of a single value, which it draws.
struct SingleDraw: SingleValueDecodingContainer {
    let decoder: DrawingDecoder

    var codingPath: [any CodingKey] { decoder.codingPath }

    func decodeNil() -> Bool { ((try? decoder.isPresent()) ?? true) == false }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        try decoder.decode(type, at: codingPath)
    }
}

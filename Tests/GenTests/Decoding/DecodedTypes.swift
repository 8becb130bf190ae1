import Foundation

/// A type with most of what the compiler writes decoders for.
struct DecodedAccount: Codable, Hashable {
    enum Role: String, Codable { case reader, writer, owner }
    enum Level: Int, Codable {
        case low = 5
        case high = 50
    }
    enum Contact: Codable, Hashable {
        case none
        case email(String)
        case phone(country: Int, number: String)
    }
    struct Address: Codable, Hashable {
        var street: String
        var zip: UInt16?
    }

    enum CodingKeys: String, CodingKey {
        case id, role, level, contact, addresses, tags, score, active, notes, born, key, site,
            counts
    }

    var id: Int64
    var role: Role
    var level: Level?
    var contact: Contact
    var addresses: [Address]
    var tags: Set<String>
    var score: Double
    var active: Bool
    var notes: [String: String?]
    var born: Date
    var key: UUID
    var site: URL?
    var counts: [Int: [Int8]]
}

/// A tree that contains itself.
final class DecodedNode: Decodable {
    var value: Int
    var next: DecodedNode?
    var children: [DecodedNode]

    var size: Int { 1 + (next?.size ?? 0) + children.reduce(0) { $0 + $1.size } }
}

/// A type whose values have no end.
final class EndlessNode: Decodable {
    var next: EndlessNode
}

class DecodedBase: Decodable {
    var base: Int

    private enum Keys: String, CodingKey { case base }

    required init(from decoder: any Decoder) throws {
        base = try decoder.container(keyedBy: Keys.self).decode(Int.self, forKey: .base)
    }
}

final class DecodedDerived: DecodedBase {
    var own: [UInt8]

    private enum Keys: String, CodingKey { case own }

    required init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Keys.self)
        own = try container.decode([UInt8].self, forKey: .own)
        try super.init(from: container.superDecoder())
    }
}

/// A type that uses its containers in every way.
struct DecodedByHand: Decodable {
    var point: (x: Int, y: Int)
    var inner: String
    var list: [Bool]
    var isNull: Bool
    var note: String?
    var others: [String: Int]

    enum Keys: String, CodingKey { case point, inner, list, maybe, note }
    enum InnerKeys: String, CodingKey { case text }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Keys.self)
        var pair = try container.nestedUnkeyedContainer(forKey: .point)
        point = (try pair.decode(Int.self), try pair.decode(Int.self))
        inner = try container.nestedContainer(keyedBy: InnerKeys.self, forKey: .inner)
            .decode(String.self, forKey: .text)
        list = []
        var elements = try container.nestedUnkeyedContainer(forKey: .list)
        while !elements.isAtEnd { list.append(try elements.decode(Bool.self)) }
        isNull = try container.decodeNil(forKey: .maybe)
        guard try container.decodeNil(forKey: .maybe) == isNull else { throw Contradiction() }
        if container.contains(.note) {
            guard container.contains(.note) else { throw Contradiction() }
            note = try container.decode(String.self, forKey: .note)
        }
        let all = try decoder.container(keyedBy: AnyKey.self)
        others = [:]
        for key in all.allKeys { others[key.stringValue] = try all.decode(Int.self, forKey: key) }
        guard all.allKeys.count == others.count else { throw Contradiction() }
    }

    struct Contradiction: Error {}

    struct AnyKey: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }

        init?(intValue: Int) { nil }
    }
}

/// A type that accepts one in seven numbers.
struct DecodedSeventh: Codable, Hashable {
    var number: UInt32

    init(from decoder: any Decoder) throws {
        number = try decoder.singleValueContainer().decode(UInt32.self)
        guard number % 7 == 3 else { throw Invalid(number: number) }
    }

    struct Invalid: Error { let number: UInt32 }
}

/// A type that accepts nothing.
struct DecodedNever: Decodable {
    init(from decoder: any Decoder) throws {
        _ = try decoder.singleValueContainer().decode(Int.self)
        throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "not today"))
    }
}

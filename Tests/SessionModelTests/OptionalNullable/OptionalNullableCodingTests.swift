import Foundation
import SessionModel
import Testing

@Suite
struct `Synthesized coding of fields with three states` {
    /// A type as a client package would declare it: only properties.
    private struct Profile: Codable, Equatable {
        var name: String
        var nickname: OptionalNullable<String>
        var age: OptionalNullable<Int>
        var tags: OptionalNullable<[String]>
    }

    private struct Outer: Codable, Equatable {
        var inner: OptionalNullable<Profile>
        var list: [Profile]
        var byName: [String: Profile]
    }

    private struct Box<Content: Codable & Equatable>: Codable, Equatable {
        var content: OptionalNullable<Content>
    }

    private struct Loose: Codable, Equatable {
        var field: OptionalNullable<Int>?
    }

    private class Base: Codable {
        var base: OptionalNullable<Int> = .absent
    }

    private final class Derived: Base {
        var own: OptionalNullable<Int>

        private enum CodingKeys: CodingKey { case own }

        required init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            own = try container.decode(OptionalNullable<Int>.self, forKey: .own)
            try super.init(from: try container.superDecoder())
        }

        override func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(own, forKey: .own)
            try super.encode(to: container.superEncoder())
        }
    }

    /// A type with hand-written coding that accesses its field through a nested container.
    private struct Nested: Codable, Equatable {
        var field: OptionalNullable<Int>

        private enum CodingKeys: CodingKey { case data, field }

        init(from decoder: any Decoder) throws {
            let outer = try decoder.container(keyedBy: CodingKeys.self)
            let inner = try outer.nestedContainer(keyedBy: CodingKeys.self, forKey: .data)
            field = try inner.decode(OptionalNullable<Int>.self, forKey: .field)
        }

        func encode(to encoder: any Encoder) throws {
            var outer = encoder.container(keyedBy: CodingKeys.self)
            var inner = outer.nestedContainer(keyedBy: CodingKeys.self, forKey: .data)
            try inner.encode(field, forKey: .field)
        }
    }

    /// The text after `json` is decoded as `type` and encoded again.
    private static func throughCoders<Value: Codable>(
        _ json: String,
        as type: Value.Type
    ) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let value = try JSONDecoder().decode(type, from: Data(json.utf8))
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    private static let profiles = [
        #"{"name":"A"}"#,
        #"{"name":"A","nickname":null}"#,
        #"{"name":"A","nickname":""}"#,
        #"{"age":null,"name":"A","nickname":"B","tags":[]}"#,
        #"{"age":0,"name":"A","tags":null}"#,
    ]

    @Test(arguments: profiles)
    func `keeps each state of a property`(json: String) throws {
        #expect(try Self.throughCoders(json, as: Profile.self) == json)
    }

    @Test(arguments: profiles)
    func `keeps each state in nested objects, arrays and dictionaries`(profile: String) throws {
        for json in [
            #"{"byName":{"x":\#(profile)},"inner":\#(profile),"list":[\#(profile),\#(profile)]}"#,
            #"{"byName":{},"inner":null,"list":[]}"#,
            #"{"byName":{},"list":[]}"#,
        ] {
            #expect(try Self.throughCoders(json, as: Outer.self) == json)
        }
    }

    @Test
    func `keeps each state of a generic property`() throws {
        for json in ["{}", #"{"content":null}"#, #"{"content":3}"#] {
            #expect(try Self.throughCoders(json, as: Box<Int>.self) == json)
        }
        for json in ["{}", #"{"content":null}"#, #"{"content":{}}"#, #"{"content":{"content":1}}"#]
        {
            #expect(try Self.throughCoders(json, as: Box<Box<Int>>.self) == json)
        }
    }

    @Test
    func `keeps each state through a superclass and through a nested container`() throws {
        for base in ["{}", #"{"base":null}"#, #"{"base":1}"#] {
            for own in ["", #""own":null,"#, #""own":2,"#] {
                let json = #"{\#(own)"super":\#(base)}"#
                #expect(try Self.throughCoders(json, as: Derived.self) == json)
            }
        }
        for json in [#"{"data":{}}"#, #"{"data":{"field":null}}"#, #"{"data":{"field":1}}"#] {
            #expect(try Self.throughCoders(json, as: Nested.self) == json)
        }
    }

    @Test
    func `does not lose null in an optional field with three states`() throws {
        for json in ["{}", #"{"field":null}"#, #"{"field":1}"#] {
            #expect(try Self.throughCoders(json, as: Loose.self) == json)
        }
        #expect(try JSONDecoder().decode(Loose.self, from: Data("{}".utf8)).field == nil)
        let absent = try JSONEncoder().encode(Loose(field: .absent))
        #expect(String(decoding: absent, as: UTF8.self) == "{}")
    }

    @Test
    func `passes null and values through arrays and dictionaries`() throws {
        typealias List = [OptionalNullable<Int>]
        #expect(try Self.throughCoders("[null,1,null]", as: List.self) == "[null,1,null]")
        typealias Table = [String: OptionalNullable<Int>]
        let table = #"{"a":null,"b":1}"#
        #expect(try Self.throughCoders(table, as: Table.self) == table)
        #expect(try Self.throughCoders("null", as: OptionalNullable<Int>.self) == "null")
    }

    @Test
    func `throws for absent where nothing can be absent`() {
        let absent = OptionalNullable<Int>.absent
        #expect(throws: EncodingError.self) { try JSONEncoder().encode([absent]) }
        #expect(throws: EncodingError.self) { try JSONEncoder().encode(["a": absent]) }
        #expect(throws: EncodingError.self) { try JSONEncoder().encode(absent) }
    }

    @Test
    func `reads a value that is itself null as null`() throws {
        let json = #"{"content":null}"#
        let box = try JSONDecoder().decode(Box<Int?>.self, from: Data(json.utf8))
        #expect(box.content == .null)
        #expect(try Self.throughCoders(json, as: Box<Int?>.self) == json)
    }

    @Test
    func `reports the path of a value of the wrong type`() {
        let json = #"{"inner":{"name":"A","age":"x"},"list":[],"byName":{}}"#
        let error = #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(Outer.self, from: Data(json.utf8))
        }
        guard case .typeMismatch(_, let context) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(context.codingPath.map(\.stringValue) == ["inner", "age"])
    }
}

import StrictJSON
import Testing

@testable import SessionModel

@Suite
struct `The declaration of the fields` {
    private static let keys = DeclaredField.allCases.map(\.key)

    private func field(inText text: String) throws -> DeclaredField? {
        let bytes = Array("\"\(text)\"".utf8)
        let extent = try unsafe bytes.span.bytes.stringExtent(openedAt: 0)
        return unsafe DeclaredField(key: extent, in: bytes.span.bytes)
    }

    @Test
    func `numbers each field by its position`() {
        #expect(DeclaredField.allCases.map(\.ordinal) == Array(DeclaredField.allCases.indices))
    }

    @Test
    func `has a place in a map for each field`() {
        #expect(FieldMap<Int>.count == DeclaredField.allCases.count)
        var map = FieldMap(repeating: 0)
        for field in DeclaredField.allCases { map[field] = field.ordinal + 1 }
        for field in DeclaredField.allCases {
            #expect(map[field] == field.ordinal + 1)
            #expect(map[ordinal: field.ordinal] == field.ordinal + 1)
        }
        #expect(map != FieldMap(repeating: 1))
    }

    @Test
    func `has a bit in a set for each field`() {
        var set: FieldSet = []
        for field in DeclaredField.allCases {
            #expect(!set.contains(field))
            let (isNew, isNewAgain) = (set.insert(field), set.insert(field))
            #expect(isNew && !isNewAgain)
            #expect(set.contains(field))
        }
        #expect(set == .all && set.fields == DeclaredField.allCases)
    }

    @Test
    func `puts the required fields first in the order of the contract`() {
        let order = DeclaredField.contractOrder
        #expect(order.first == .id)
        #expect(Set(order).count == order.count && order.count == DeclaredField.allCases.count)
        #expect(order.drop(while: \.isRequired) == DeclaredField.optionalCases[...])
        #expect(FieldSet.required.fields == order.filter(\.isRequired))
    }

    @Test(arguments: DeclaredField.allCases)
    func `finds a field by its key, escaped or not`(field: DeclaredField) throws {
        #expect(DeclaredField(key: JSONString(field.key)) == field)
        #expect(try self.field(inText: field.key) == field)
        let escaped = field.key.unicodeScalars
            .map { "\\u00" + String($0.value, radix: 16) }
            .joined()
        #expect(try self.field(inText: escaped) == field)
        #expect(try self.field(inText: escaped.uppercased().replacing("\\U", with: "\\u")) == field)
    }

    @Test(arguments: DeclaredField.allCases)
    func `does not take a part or an extension of a key for the key`(field: DeclaredField) throws {
        let prefixes = field.key.indices.map { String(field.key[..<$0]) }
        let longer = ["a", "\u{0}", " ", "_", "0", "\u{E9}"].flatMap {
            [field.key + $0, $0 + field.key]
        }
        let respelled = [
            field.key.uppercased(), field.key.replacing("_", with: "-"), field.key + field.key,
        ]
        for key in prefixes + longer + respelled where !Self.keys.contains(key) {
            #expect(DeclaredField(key: JSONString(key)) == nil, "\(key)")
            guard key.utf8.allSatisfy({ $0 >= 0x20 }) else { continue }
            #expect(try self.field(inText: key) == nil, "\(key)")
        }
    }

    @Test
    func `does not take an escape for another letter`() throws {
        #expect(try field(inText: #"\u0069\u0064"#) == .id)
        #expect(try field(inText: #"\u0169d"#) == nil)
        #expect(try field(inText: #"i\u0000d"#) == nil)
        #expect(try field(inText: #"\ud83d\ude00"#) == nil)
        #expect(try field(inText: String(repeating: #"\u0061"#, count: 17)) == nil)
        #expect(try field(inText: "") == nil)
    }

    @Test
    func `compares keys of every length by all of their bytes`() {
        var keys: Set<FieldKey> = []
        for length in 0...FieldKey.capacity {
            let plain = [UInt8](repeating: 0x61, count: length)
            unsafe keys.insert(FieldKey(plain.span.bytes))
            for index in 0..<length {
                var other = plain
                other[index] = 0x62
                unsafe keys.insert(FieldKey(other.span.bytes))
            }
        }
        #expect(keys.count == (0...FieldKey.capacity).reduce(0) { $0 + $1 + 1 })
    }

    @Test
    func `recognizes a key in another case or style`() {
        #expect(DeclaredField(misspelled: "userId") == .userID)
        #expect(DeclaredField(misspelled: "Last-Seen-At") == .lastSeenAt)
        #expect(DeclaredField(misspelled: "user_id") == nil)
        #expect(DeclaredField(misspelled: "users") == nil)
    }
}

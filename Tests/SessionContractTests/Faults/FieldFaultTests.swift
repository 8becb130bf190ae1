import SessionModel
import StrictJSON
import Testing

@testable import SessionContract

@Suite
struct `A value of a declared field` {
    private static let values: [(text: String, kind: JSONValue.Kind)] = [
        ("null", .null), ("true", .boolean), ("0", .number), ("-7", .number), (#""""#, .string),
        (#""\ud800""#, .string), ("[]", .array), ("[1]", .array), ("{}", .object),
    ]

    private func fault(_ text: String, of field: DeclaredField) throws -> Fault? {
        field.fault(for: ValueForm(try JSONDocument(parsing: Array(text.utf8)).root))
    }

    @Test(arguments: DeclaredField.allCases)
    func `is allowed exactly if it has the type of the field, or is null and optional`(
        field: DeclaredField
    ) throws {
        for value in Self.values {
            let expected: Fault? =
                switch value.kind {
                case .null: field.isRequired ? .null(field) : nil
                case field.kind: nil
                case let kind: .type(field, kind)
                }
            #expect(try fault(value.text, of: field) == expected, "\(value.text)")
        }
    }

    @Test
    func `must be a 64-bit integer written with digits only if an integer is expected`() throws {
        #expect(try fault("9223372036854775807", of: .id) == nil)
        #expect(try fault("9223372036854775808", of: .id) == .range(.id))
        #expect(try fault("1.0", of: .userID) == .integerSpelling(.userID))
        #expect(try fault("1.5", of: .userID) == .fraction(.userID))
        #expect(try fault("1.5", of: .url) == .type(.url, .number))
    }

    @Test
    func `raises a question if the contract leaves the choice to the model`() {
        #expect(Fault.range(.id).question == .integerRange)
        #expect(Fault.integerSpelling(.id).question == .integerSpelling)
        #expect(Fault.syntax(.tooDeep).question == .depth)
        #expect(Fault.syntax(.invalidUTF8).question == nil)
        #expect(Fault.fraction(.id).question == nil && Fault.fraction(.id).field == .id)
    }

    @Test(arguments: DeclaredField.allCases)
    func `is decoded by the model exactly if it has no fault`(
        field: DeclaredField
    ) throws {
        let numbers = ["1.5", "1e400", "9223372036854775808"]
        for text in Self.values.map(\.text) + numbers {
            let id = field == .id ? "" : #""id":1,"#
            let session = try? SessionObject(json: Array("{\(id)\"\(field.key)\":\(text)}".utf8))
            let isLone = text.contains("ud800")
            #expect((session != nil) == (try fault(text, of: field) == nil && !isLone), "\(text)")
        }
    }
}

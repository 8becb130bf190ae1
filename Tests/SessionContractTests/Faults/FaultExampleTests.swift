import Arrangements
import PayloadInput
import SessionContract
import SessionModel
import StrictJSON
import Testing

/// A fault whose wording has an example, with the example.
struct ShownFault: Sendable, CustomTestStringConvertible {
    let fault: Fault
    let example: String

    var testDescription: String { "\(fault)" }

    static let all = Fault.allFaults.compactMap { fault in
        fault.wording.example.map { ShownFault(fault: fault, example: $0) }
    }
}

@Suite
struct `The example of a fault` {
    @Test(arguments: ShownFault.all)
    func `is short plain text`(shown: ShownFault) {
        #expect(!shown.example.isEmpty)
        #expect(shown.example.utf8.count <= 200)
        #expect(shown.example.utf8.allSatisfy { 0x20..<0x7F ~= $0 })
    }

    @Test
    func `is missing only if no short printable text has the fault`() {
        let without = Fault.allFaults.filter { $0.wording.example == nil }
        let expected: [Fault] =
            [
                .syntax(.emptyText), .syntax(.controlCharacter), .syntax(.invalidUTF8),
                .syntax(.tooDeep), .byteOrderMark, .framing(.byteOrderMark), .markup, .errorObject,
            ] + Fault.Unjudged.allCases.filter { $0 != .empty }.map { .unjudged($0) }
        #expect(Set(without) == Set(expected))
    }

    @Test
    func `is different for each fault`() {
        let examples = ShownFault.all.map(\.example)
        #expect(Set(examples).count == examples.count)
    }

    @Test(arguments: ShownFault.all)
    func `is JSON, unless that is the fault`(shown: ShownFault) throws {
        switch shown.fault {
        case .syntax(let kind):
            let error = try #require(throws: JSONSyntaxError.self) {
                try JSONDocument(parsing: shown.example)
            }
            #expect(error.kind == kind)
        case .framing:
            #expect(throws: JSONSyntaxError.self) { try JSONDocument(parsing: shown.example) }
        default:
            _ = try JSONDocument(parsing: shown.example)
        }
    }

    @Test(arguments: ShownFault.all)
    func `has the same fault when it is read`(shown: ShownFault) throws {
        // In line-based input, more text after the first value would be another payload.
        let format: PayloadReader.Format =
            shown.fault == .syntax(.trailingContent) ? .json : .auto
        let found = try Judged(shown.example, Judged.Options(format)).faults.first { found in
            found.rule == shown.fault.rule && found.kind == shown.fault.wording.kind
        }
        let path = shown.fault.path.map { $0.map { JSONPointer.Token.key($0) } }
        let fault = try #require(found)
        #expect(path == nil || fault.pointer.tokens.suffix(path?.count ?? 0) == path?[...])
        #expect(!shown.example.contains("\n"))
    }

    @Test(arguments: ShownFault.all)
    func `has no other error than its fault`(shown: ShownFault) throws {
        let format: PayloadReader.Format =
            shown.fault == .syntax(.trailingContent) ? .json : .auto
        let rules = try Judged(shown.example, Judged.Options(format)).rules
        let errors = Set(rules.filter { $0.defaultSeverity == .error })
        #expect(errors.subtracting([shown.fault.rule, .contractMissing]) == [])
    }

    @Test(arguments: ShownFault.all)
    func `is a time of the dialect that is at fault`(shown: ShownFault) throws {
        guard case .timestampForm(let field, let form) = shown.fault else { return }
        let document = try JSONDocument(parsing: shown.example)
        let value = document.root[JSONPointer([.key(field.key)])]
        let timestamp = Timestamp(try #require(value?.string).description)
        #expect(timestamp.dialect == form.dialect)
        #expect((timestamp.moment != nil) == form.hasMoment)
    }

    @Test(arguments: ShownFault.all)
    func `has the type that is at fault`(shown: ShownFault) throws {
        let path: [String]
        let kind: JSONValue.Kind
        switch shown.fault {
        case .unknownEnvelope(let found): (path, kind) = ([], found)
        case .sessionsShape(let found): (path, kind) = (["sessions"], found)
        case .sessionShape(let found): (path, kind) = (["session"], found)
        case .type(let field, let found): (path, kind) = ([field.key], found)
        case .pagingType(let member, let found):
            (path, kind) = (member.rawValue.split(separator: ".").map(String.init), found)
        default: return
        }
        let root = try JSONDocument(parsing: shown.example).root
        #expect(root[JSONPointer(path.map { .key($0) })]?.kind == kind)
    }

    @Test(arguments: ShownFault.all)
    func `has an undeclared key if that is the fault`(shown: ShownFault) throws {
        let field: DeclaredField?
        switch shown.fault {
        case .undeclared: field = nil
        case .misspelled(let misspelled, _): field = misspelled
        default: return
        }
        let members = try #require(try JSONDocument(parsing: shown.example).root.members)
        let keys = members.map(\.key).filter { DeclaredField(key: $0) == nil }
        #expect(keys.count == 1)
        #expect(keys.map { DeclaredField(misspelled: $0) } == [field])
    }
}

import Arrangements
import PayloadInput
import SessionContract
import SessionModel
import StrictJSON
import TestEffort
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

    /// Texts with the faults that have no example.
    ///
    /// A value that is too long to check is larger than the memory limit, which is many megabytes.
    /// A text is unreadable only if the rule that says why is off, and has no value at a pointer
    /// only if there is a pointer. Damaged data is not text.
    private static let unshown: [Fault: String?] = [
        .syntax(.emptyText): " ", .syntax(.controlCharacter): "{\"id\":1,\"url\":\"\t\"}",
        .syntax(.invalidUTF8): nil, .syntax(.tooDeep): String(repeating: "[", count: 600),
        .byteOrderMark: "\u{FEFF}{\"id\":1}", .unjudged(.tooLong): nil,
        .unjudged(.unreadable): nil, .unjudged(.noValue): nil, .unjudged(.damagedCompression): nil,
        .framing(.byteOrderMark): "\u{FEFF}{\"log\":{\"entries\":[]}}",
    ]

    @Test
    func `is missing only if no short printable text has the fault`() throws {
        let without = Fault.allFaults.filter { $0.wording.example == nil }
        #expect(Set(without) == Set(Self.unshown.keys))
        for case (let fault, let text?) in Self.unshown {
            let found = try Judged(text).faults
            #expect(found.contains { $0.rule == fault.rule && $0.kind == fault.wording.kind })
            let isShown = text.utf8.count <= 200 && text.utf8.allSatisfy { 0x21..<0x7F ~= $0 }
            #expect(!isShown, "\(fault)")
        }
        let invalid = try Judged(Array(#"{"id":1,"url":""#.utf8) + [0xFF] + Array(#""}"#.utf8))
        #expect(invalid.faults.contains { $0.kind == Fault.syntax(.invalidUTF8).wording.kind })
        var options = Judged.Options()
        options.severities = [.jsonSyntax: nil]
        let unreadable = try Judged("{", options).faults.map(\.rule)
        #expect(unreadable == [.inputUnjudged])
        #expect(try Judged("{").rules == [.jsonSyntax])
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
        case .framing, .unjudged(.damagedArchive):
            #expect(throws: JSONSyntaxError.self) { try JSONDocument(parsing: shown.example) }
        default:
            _ = try JSONDocument(parsing: shown.example)
        }
    }

    @Test(arguments: ShownFault.all)
    func `has the same fault when it is read`(shown: ShownFault) throws {
        let found = try Judged(shown.example).faults.first { found in
            found.rule == shown.fault.rule && found.kind == shown.fault.wording.kind
        }
        let path = shown.fault.path.map { $0.map { JSONPointer.Token.key($0) } }
        let fault = try #require(found)
        #expect(path == nil || fault.pointer.tokens.suffix(path?.count ?? 0) == path?[...])
        #expect(!shown.example.contains("\n"))
    }

    @Test(arguments: ShownFault.all)
    func `has no other error than its fault`(shown: ShownFault) throws {
        let rules = try Judged(shown.example).rules
        let errors = Set(rules.filter { $0.defaultSeverity == .error })
        #expect(errors.subtracting([shown.fault.rule, .contractMissing]) == [])
    }

    // So the tests above are about every row that a reader can report.
    @Test(arguments: TestEffort.sample(of: 1...10 as ClosedRange<UInt64>, every: 4))
    func `exists for every row of any payload`(seed: UInt64) throws {
        func row(_ rule: Rule, _ kind: String) -> String { "\(rule.id) \(kind)" }
        let known = Set(Fault.allFaults.map { row($0.rule, $0.wording.kind) })
        let examples = ShownFault.all.map { Array($0.example.utf8) }
        var generator = PayloadGenerator(seed: seed, examples: examples)
        var found: Set<String> = []
        for _ in 0..<200 {
            found.formUnion(try Judged(generator.payload()).faults.map { row($0.rule, $0.kind) })
        }
        #expect(found.subtracting(known) == [])
        #expect(found.count > 50)
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

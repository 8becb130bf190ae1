import Testing

@testable import SessionModel

@Suite
struct `The combinations of absent, null and value` {
    @Test
    func `are unique, and three to the power of the number of optional fields`() {
        let all = PresenceCombination.all
        #expect(all.count == DeclaredField.optionalCases.reduce(1) { count, _ in count * 3 })
        #expect(Set(all).count == all.count)
        #expect(Set(all.map(\.description)).count == all.count)
    }

    @Test
    func `keep a value in each required field`() {
        for combination in PresenceCombination.all {
            #expect(FieldSet.required.fields.allSatisfy { combination[$0] == .value })
        }
    }
}

@Suite
struct `The field subscript of a session` {
    @Test(arguments: DeclaredField.allCases)
    func `returns what was set`(field: DeclaredField) {
        var session = SessionObject(id: 0)
        let content: FieldContent =
            switch field.content {
            case .integer: .integer(7)
            case .text: .text("e\u{301}")
            }
        session[field] = .value(content)
        #expect(session[field] == .value(content))
        #expect(session != SessionObject(id: 0))
        for other in DeclaredField.allCases where other != field {
            #expect(session[other] == SessionObject(id: 0)[other])
        }
        guard !field.isRequired else { return }
        session[field] = .null
        #expect(session[field].isNull)
        session[field] = .absent
        #expect(session == SessionObject(id: 0))
    }

    @Test
    func `compares texts by their scalars`() {
        let composed = SessionObject(id: 0, url: .value("\u{E9}"))
        #expect(composed != SessionObject(id: 0, url: .value("e\u{301}")))
        #expect(FieldContent.text("7") != .integer(7))
    }
}

import Testing

@testable import SessionModel

@Suite
struct `The combinations of absent, null and value` {
    @Test
    func `are three to the power of the optional fields, each once`() {
        let all = PresenceCombination.all
        #expect(all.count == DeclaredField.optionalCases.reduce(1) { count, _ in count * 3 })
        #expect(Set(all).count == all.count)
        #expect(Set(all.map(\.description)).count == all.count)
    }

    @Test
    func `leave the required fields with their values`() {
        for combination in PresenceCombination.all {
            #expect(FieldSet.required.fields.allSatisfy { combination[$0] == .value })
        }
    }
}

@Suite
struct `A session by its fields` {
    @Test(arguments: DeclaredField.allCases)
    func `gives back what was set`(field: DeclaredField) {
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

import SessionContract
import StrictJSON
import Testing

@Suite
struct `The fingerprint of a row` {
    private func finding(
        _ rule: Rule = .contractNull,
        kind: String = "null",
        at keys: [JSONPointer.Token] = [.key("sessions"), .index(3), .key("id")],
        message: String = "The id is null.",
        line: Int = 1
    ) -> Finding {
        Finding(
            rule,
            Wording(message: message, kind: kind, observed: "o", expected: "e", fix: "f"),
            at: Finding.Place(
                source: "a",
                pointer: JSONPointer(keys),
                position: TextPosition(offset: line, line: line, column: 1)
            ),
            excerpt: message
        )
    }

    /// These values are in the baselines of users, so they must never change.
    @Test
    func `has a fixed value`() {
        #expect(finding().group.fingerprint == "b0a0c5c4b7c7dc1b")
        let time = finding(.timestampNoOffset, kind: "iso8601-no-offset", at: [])
        #expect(time.group.fingerprint == "b048733b0c975db4")
    }

    @Test
    func `is the same for another session, value, line and wording`() {
        let others = [
            finding(at: [.key("sessions"), .index(4_000), .key("id")]),
            finding(message: "An id must not be null."), finding(line: 70),
        ]
        for other in others { #expect(other.group.fingerprint == finding().group.fingerprint) }
    }

    @Test
    func `is the same for keys that look like data`() {
        func fingerprint(_ key: String) -> String {
            finding(at: [.key(key), .key("name")]).group.fingerprint
        }
        #expect(fingerprint("ann@example.com") == fingerprint("bob@example.com"))
        #expect(fingerprint("ann") != fingerprint("bob"))
    }

    @Test
    func `differs by rule, shape and kind, which cannot run together`() {
        let groups = [
            finding(), finding(.contractType), finding(kind: "string"), finding(kind: ""),
            finding(at: [.key("id")]), finding(kind: "id", at: [.key("null")]),
            finding(kind: "null/id", at: []), finding(kind: "/idnull", at: []),
            finding(kind: "null", at: [.key("id\0null")]),
        ]
        #expect(Set(groups.map(\.group.fingerprint)).count == groups.count)
    }
}

import SessionContract
import SessionModel
import StrictJSON

@testable import SessionCorpus

/// The wrong expectations that a contributor might write for a case.
///
/// Each is a tree of the member `expect`, as read from a file.
struct CaseFlips {
    /// A change and the resulting expectation.
    struct Flip {
        let key: String
        let value: JSONValue?
        let expectation: JSONValue

        /// The name of the change, computed on demand because few flips are ever named.
        var label: String { "\(key) = \(value.map { Inline.text(of: $0) } ?? "nothing")" }
    }

    private(set) var flips: [Flip] = []

    /// The maximum number of wrong values to try in each place.
    private let mostOthers: Int

    /// Selects the values to try.
    ///
    /// It differs for each case, so that each value is tried somewhere.
    private let turn: Int

    /// Creates the flips of one expectation, all of them or a few of each kind.
    init(of expectation: JSONValue, turn: Int, trying mostOthers: Int) {
        self.turn = turn
        self.mostOthers = mostOthers
        flipWord("syntax", of: expectation, CaseExpectation.Syntax.allCases.map(\.rawValue))
        flipWord("contract", of: expectation, PayloadVerdict.Kind.allCases.map(\.rawValue))
        flipWord("decode", of: expectation, CaseExpectation.Decoding.allCases.map(\.rawValue))
        flipWord("policy", of: expectation, Policy.allCases.map(\.rawValue))
        flipList("rules", of: expectation)
        flipList("notes", of: expectation)
        flipCount(of: expectation)
        flipTimestamps(of: expectation)
        flipFields(of: expectation)
        flipReencode(of: expectation)
    }

    private mutating func add(_ key: String, _ value: JSONValue?, in expectation: JSONValue) {
        let changed = expectation.setting(key, to: value)
        flips.append(Flip(key: key, value: value, expectation: changed))
    }

    /// Returns a few of `all`, selected by the turn.
    private func few<Item>(of all: [Item]) -> [Item] {
        guard all.count > mostOthers else { return all }
        return (0..<mostOthers).map { all[(turn * mostOthers + $0) % all.count] }
    }

    private mutating func flipWord(_ key: String, of expectation: JSONValue, _ words: [String]) {
        let said = expectation[JSONString(key)]
        for word in few(of: words.filter { said?.string != JSONString($0) }) {
            add(key, .text(word), in: expectation)
        }
        if said != nil { add(key, nil, in: expectation) }
    }

    private mutating func flipList(_ key: String, of expectation: JSONValue) {
        let names = expectation[JSONString(key)]?.elements ?? []
        for index in names.indices {
            var fewer = names
            fewer.remove(at: index)
            add(key, fewer.isEmpty ? nil : JSONValue(.array(fewer)), in: expectation)
        }
        let others = Rule.allCases.filter { rule in
            rule.concernsPayloads && !names.contains { $0.string == JSONString(rule.id) }
        }
        for rule in few(of: others) {
            add(key, JSONValue(.array(names + [.text(rule.id)])), in: expectation)
        }
        if let first = names.first { add(key, JSONValue(.array(names + [first])), in: expectation) }
    }

    private mutating func flipCount(of expectation: JSONValue) {
        guard let count = expectation["sessions"]?.number?.int64 else {
            add("sessions", .number(0), in: expectation)
            return
        }
        add("sessions", .number(Int(count) + 1), in: expectation)
        add("sessions", nil, in: expectation)
    }

    private mutating func flipTimestamps(of expectation: JSONValue) {
        let said = expectation["timestamps"] ?? .object([])
        for key in ["authenticated_at", "last_seen_at"] {
            let dialect = said[JSONString(key)]?.string?.string
            let others = Timestamp.Dialect.allCases.filter { $0.rawValue != dialect }
            for other in few(of: others) {
                let changed = said.setting(key, to: .text(other.rawValue))
                add("timestamps", changed, in: expectation)
            }
            if dialect != nil {
                let fewer = said.setting(key, to: nil)
                let value = fewer.members?.isEmpty == true ? nil : fewer
                add("timestamps", value, in: expectation)
            }
        }
    }

    private mutating func flipFields(of expectation: JSONValue) {
        guard let said = expectation["fields"] else {
            add("fields", .object([("id", .text("1"))]), in: expectation)
            return
        }
        add("fields", nil, in: expectation)
        let outcomes = said.elements ?? [said]
        for index in outcomes.indices {
            for changed in Self.changes(of: outcomes[index]) {
                var others = outcomes
                others[index] = changed
                let value = others.count == 1 ? others[0] : JSONValue(.array(others))
                add("fields", value, in: expectation)
            }
        }
        add("fields", JSONValue(.array(outcomes + outcomes)), in: expectation)
        if outcomes.count > 1 { add("fields", outcomes[0], in: expectation) }
    }

    /// Returns variants of a session, each with one field in another state or with another value.
    private static func changes(of fields: JSONValue) -> [JSONValue] {
        DeclaredField.allCases.flatMap { field -> [JSONValue] in
            let value = field.kind == .string ? "x" : "99"
            guard let said = fields[JSONString(field.key)] else {
                return [.init(.null), .text(value)].map { fields.setting(field.key, to: $0) }
            }
            var others: [JSONValue?] = [nil]
            if let text = said.string {
                others.append(JSONValue(.null))
                let longer = field.kind == .string ? text.description + "x" : text.description + "0"
                others.append(.text(longer == "00" ? "1" : longer))
            } else {
                others.append(.text(value))
            }
            return others.map { fields.setting(field.key, to: $0) }
        }
    }

    private mutating func flipReencode(of expectation: JSONValue) {
        flipWord("reencode", of: expectation, ["same", "none"])
        let other = JSONValue.object([("json", .object([("id", .number(424_242))]))])
        add("reencode", other, in: expectation)
    }
}

extension JSONValue {
    /// Returns this object with the member under `key` replaced, appended or removed.
    fileprivate func setting(_ key: String, to value: JSONValue?) -> JSONValue {
        var members = members ?? []
        let name = JSONString(key)
        if let index = members.firstIndex(where: { $0.key == name }) {
            if let value { members[index].value = value } else { members.remove(at: index) }
        } else if let value {
            members.append(JSONMember(name, value))
        }
        return JSONValue(.object(members), in: range)
    }
}

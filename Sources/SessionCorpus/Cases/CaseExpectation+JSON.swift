import SessionContract
import SessionModel
package import StrictJSON

extension CaseExpectation {
    /// The expectation as the member `expect` of a case, without empty layers.
    package var json: JSONValue {
        var members: [(String, JSONValue)] = [
            ("syntax", .text(syntax.rawValue)), ("contract", .text(contract.rawValue)),
        ]
        if !rules.isEmpty { members.append(("rules", .texts(rules.map(\.id)))) }
        if !notes.isEmpty { members.append(("notes", .texts(notes.map(\.id)))) }
        if let sessions { members.append(("sessions", .number(sessions))) }
        if !timestamps.isEmpty {
            let sorted = timestamps.sorted { $0.key.key < $1.key.key }
            let dialects = sorted.map { ($0.key.key, JSONValue.text($0.value.rawValue)) }
            members.append(("timestamps", .object(dialects)))
        }
        if let decode { members.append(("decode", .text(decode.rawValue))) }
        if let policy { members.append(("policy", .text(policy.rawValue))) }
        if !fields.isEmpty { members.append(("fields", .oneOrSeveral(fields.map(\.json)))) }
        if let reencode { members.append(("reencode", reencode.json)) }
        return .object(members)
    }
}

extension CaseExpectation.Reencoding {
    fileprivate var json: JSONValue {
        switch self {
        case .same: .text("same")
        case .none: .text("none")
        case .fields(let outcomes):
            .object([("json", .oneOrSeveral(outcomes.map(\.session)))])
        }
    }
}

extension JSONValue {
    static func text(_ text: String) -> JSONValue { JSONValue(.string(JSONString(text))) }

    static func texts(_ texts: [String]) -> JSONValue { JSONValue(.array(texts.map(text))) }

    static func number(_ number: Int) -> JSONValue { JSONValue(.number(JSONNumber(Int64(number)))) }

    static func object(_ members: [(String, JSONValue)]) -> JSONValue {
        JSONValue(.object(members.map { JSONMember(JSONString($0), $1) }))
    }

    fileprivate static func oneOrSeveral(_ values: [JSONValue]) -> JSONValue {
        values.count == 1 ? values[0] : JSONValue(.array(values))
    }
}

import SessionModel
import StrictJSON

@testable import SessionConformance
@testable import SessionPayloads

/// A correct model that makes certain choices where the contract allows several.
struct ChoosyTestee: Testee {
    let identity = TesteeIdentity(name: "choosy")

    /// What it declares.
    var policies = TesteePolicies()

    /// What it does; each choice is made.
    let choices: TesteePolicies

    /// Whether it also checks values of a duplicate key that do not count.
    let checksEveryValue: Bool

    func answer(to payload: [UInt8]) async -> TesteeAnswer { answer(payload) }

    func answer(_ payload: [UInt8]) -> TesteeAnswer {
        guard let document = try? JSONDocument(parsing: payload),
            let members = document.root.members,
            !document.hasByteOrderMark || choices.byteOrderMark == .accept,
            let kept = kept(of: members), kept.contains(where: { $0.key == "id" }),
            (checksEveryValue ? members : kept).allSatisfy(isValid)
        else { return .rejected(reason: "no session") }
        var writer = JSONWriter()
        writer.value(JSONValue(.object(kept)))
        return .accepted(writer.bytes)
    }

    /// Returns the declared members whose values count; `nil` if there is a duplicate key and that
    /// is refused.
    private func kept(of members: [JSONMember]) -> [JSONMember]? {
        var kept: [JSONMember] = []
        for member in members where DeclaredField(key: member.key) != nil {
            if let index = kept.firstIndex(where: { $0.key == member.key }) {
                if choices.duplicateKey == .reject { return nil }
                if choices.duplicateKey == .last { kept[index] = member }
            } else {
                kept.append(member)
            }
        }
        return kept
    }

    private func isValid(_ member: JSONMember) -> Bool {
        guard let field = DeclaredField(key: member.key) else { return true }
        if member.value.kind == .null { return !field.isRequired }
        if DeclaredField.integerFields.contains(field) {
            return member.value.number.map(isValid) ?? false
        }
        guard let text = member.value.string else { return false }
        if text.hasLoneSurrogate, choices.loneSurrogate == .reject { return false }
        guard field.isTimestamp, choices.timestamps == .rfc3339 else { return true }
        return text.string.map { Timestamp($0).dialect.isRFC3339 } ?? false
    }

    private func isValid(_ number: JSONNumber) -> Bool {
        let mayBeSpelled = choices.integerSpelling == .accept
        return switch number.integrality {
        case .integer: true
        case .fraction: false
        case .spelledInteger: mayBeSpelled
        case .outOfRange:
            choices.integerRange == .unbounded
                && (mayBeSpelled || !number.text.contains { ".eE".contains($0) })
        }
    }
}

extension TesteePolicies {
    /// Every combination of choices.
    static let combinations: [TesteePolicies] = {
        var all = [TesteePolicies()]
        func choose<Choice: CaseIterable>(
            _ path: WritableKeyPath<TesteePolicies, Choice?>
        ) {
            all = all.flatMap { policies in
                Choice.allCases.map { choice in
                    var policies = policies
                    policies[keyPath: path] = choice
                    return policies
                }
            }
        }
        choose(\.duplicateKey)
        choose(\.integerRange)
        choose(\.integerSpelling)
        choose(\.loneSurrogate)
        choose(\.byteOrderMark)
        choose(\.timestamps)
        return all
    }()

    /// Returns some of the policies, as a bit mask says.
    func declared(_ mask: Int) -> TesteePolicies {
        var some = TesteePolicies()
        if mask & 1 != 0 { some.duplicateKey = duplicateKey }
        if mask & 2 != 0 { some.integerRange = integerRange }
        if mask & 4 != 0 { some.integerSpelling = integerSpelling }
        if mask & 8 != 0 { some.loneSurrogate = loneSurrogate }
        if mask & 16 != 0 { some.byteOrderMark = byteOrderMark }
        if mask & 32 != 0 { some.timestamps = timestamps }
        return some
    }
}

import SessionContract
import SessionModel
import SessionPayloads
import StrictJSON

/// A rejected payload without the only feature that the contract lets a model reject.
///
/// If the testee accepts the twin, it rejected the payload because of the feature. Otherwise it may
/// have had any other reason.
struct PolicyTwin: Sendable {
    /// The choice that the feature is about.
    let policy: Policy

    let payload: [UInt8]

    /// Creates the twin of a payload; `nil` if no feature, or more than one, may be the reason.
    init?(of payload: [UInt8], _ reading: PayloadReading) {
        guard reading.kind != .violates, !reading.isUnread, !reading.hasInvalidValue,
            let policy = Self.policy(of: reading),
            let twin = Self.twin(of: payload, without: policy)
        else { return nil }
        self.policy = policy
        self.payload = twin
    }

    private static func policy(of reading: PayloadReading) -> Policy? {
        guard !reading.causes.isEmpty else {
            return reading.hasOtherTimestamps ? .timestamps : nil
        }
        guard let cause = reading.causes.only, reading.inescapableQuestions.contains(cause) else {
            return nil
        }
        // A time with a lone surrogate is also no time.
        return cause == .loneSurrogate && reading.hasOtherTimestamps ? nil : .question(cause)
    }

    private static func twin(of payload: [UInt8], without policy: Policy) -> [UInt8]? {
        if policy == .question(.depth) { return PayloadSurface.shallow(payload) }
        guard let document = try? JSONDocument(parsing: payload),
            var members = document.root.members
        else { return nil }
        if policy == .question(.duplicateKey) {
            var keys: Set<JSONString> = []
            members = members.filter { keys.insert($0.key).inserted }
        }
        var draft = PayloadDraft(members, of: payload)
        for (index, member) in members.enumerated() {
            guard let field = DeclaredField(key: member.key),
                let plain = plainText(of: member.value, in: field, without: policy)
            else { continue }
            draft.setValue(ofMemberAt: index, to: plain.utf8)
        }
        return draft.bytes
    }

    /// Returns what to write instead of a value with the feature; `nil` if it does not have it.
    private static func plainText(
        of value: JSONValue,
        in field: DeclaredField,
        without policy: Policy
    ) -> String? {
        switch policy {
        case .question(.integerRange), .question(.integerSpelling):
            guard let number = value.number else { return nil }
            if case .integer = number.integrality { return nil }
            return "1"
        case .question(.loneSurrogate):
            guard value.string?.hasLoneSurrogate == true else { return nil }
            return #""a""#
        case .timestamps:
            guard field.isTimestamp, let text = value.string else { return nil }
            let isKnown = text.string.map { Timestamp($0).dialect.isRFC3339 } == true
            return isKnown ? nil : plainTime
        // Neither is a matter of one value.
        case .question(.duplicateKey), .question(.byteOrderMark), .question(.depth): return nil
        }
    }

    private static let plainTime = #""2014-11-18T17:24:29Z""#
}

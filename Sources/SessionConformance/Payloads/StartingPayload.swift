import StrictJSON

/// A payload that random cases start from.
struct StartingPayload: Sendable {
    let payload: [UInt8]

    /// Its members, where it is an object; their values as they are spelled, because the spelling
    /// may be what is odd about them.
    let draft: PayloadDraft?

    init(_ payload: [UInt8]) {
        self.payload = payload
        let members = try? JSONDocument(parsing: payload).root.members
        draft = members.map { PayloadDraft($0, of: payload) }
    }
}

import StrictJSON

/// A collected payload that random cases start from.
struct StartingPayload: Sendable {
    let payload: [UInt8]

    /// The members of the payload, or `nil` if it is not an object.
    ///
    /// Values keep their spelling, which may be what is unusual about them.
    let draft: PayloadDraft?

    init(_ payload: [UInt8]) {
        self.payload = payload
        let members = try? JSONDocument(parsing: payload).root.members
        draft = members.map { PayloadDraft($0, of: payload) }
    }
}

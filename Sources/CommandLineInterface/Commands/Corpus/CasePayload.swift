/// Where the bytes of a new case come from.
enum CasePayload: Hashable {
    case bytes([UInt8])
    case file(String)

    /// The failure of a model, by its token or in a report.
    case failure(String)
}

/// The source of the bytes of a new case.
enum CasePayload: Hashable {
    case bytes([UInt8])
    case file(String)

    /// A model failure, given by its replay token or a report.
    case failure(String)
}

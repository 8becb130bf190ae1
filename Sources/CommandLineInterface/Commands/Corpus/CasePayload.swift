/// The source of the bytes of a new case.
enum CasePayload: Hashable {
    /// What the user typed as the value of an option.
    case typed([UInt8], option: String)
    case file(String)

    /// A model failure, given by its replay token or a report.
    case failure(String)
}

package import SessionModel

extension DeclaredField {
    /// The fields whose value is an integer.
    package static let integerFields = allCases.filter { $0.content == .integer }

    /// The fields whose value is a string: plain strings first, then timestamps.
    package static let textFields =
        allCases.filter { $0.content == .text && !$0.isTimestamp }
        + allCases.filter(\.isTimestamp)
}

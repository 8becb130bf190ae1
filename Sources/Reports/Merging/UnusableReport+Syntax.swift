package import StrictJSON

extension UnusableReport {
    /// The problem with a file that is not JSON.
    ///
    /// - Parameters:
    ///   - file: The file, as messages name it.
    ///   - kind: What was expected, such as `a census`.
    ///   - error: Where its text is not JSON.
    ///   - bytes: Its content.
    ///   - advice: What to do.
    package init(
        _ file: String,
        isNot kind: String,
        _ error: JSONSyntaxError,
        in bytes: [UInt8],
        advice: String
    ) {
        let cause =
            switch error.kind {
            case .emptyText where bytes.isEmpty: "it is empty"
            case .emptyText: "it is empty but for white space"
            case .unexpectedEnd: "it ends after \(error.offset) bytes, inside a value"
            case .tooDeep:
                "it is nested deeper than \(JSONWalk.maximumDepth) levels at byte \(error.offset)"
            default: "it is not JSON at byte \(error.offset): \(error.reason)"
            }
        self.init("\(file) is not \(kind): \(cause); \(advice)")
    }
}

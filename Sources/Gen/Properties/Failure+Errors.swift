// MARK: - Thrown errors

extension Failure {
    /// A property that failed because it threw an error.
    ///
    /// The identity is the type of the error and, for an enumeration, the case. What the error
    /// holds is in the message only: an error that quotes the value would otherwise be a way of
    /// failing of its own for each value.
    ///
    /// - Parameter error: What was thrown.
    public init(_ error: any Error) {
        self.init(identity: Self.identity(of: error), message: "\(error)")
    }

    private static func identity(of error: any Error) -> String {
        let type = String(reflecting: type(of: error))
        let mirror = Mirror(reflecting: error)
        guard mirror.displayStyle == .enum else { return type }
        // A case that holds something has it as its only child, under the name of the case.
        return "\(type).\(mirror.children.first?.label ?? "\(error)")"
    }
}

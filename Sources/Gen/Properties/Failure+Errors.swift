// MARK: - Thrown errors

extension Failure {
    /// Creates a failure from a thrown error.
    ///
    /// The identity is the type of the error and, for an enumeration, the case. Associated values
    /// are only in the message. Otherwise, an error that quotes the value would be a different
    /// failure for each value.
    ///
    /// - Parameter error: The thrown error.
    public init(_ error: any Error) {
        self.init(identity: Self.identity(of: error), message: "\(error)")
    }

    private static func identity(of error: any Error) -> String {
        let type = String(reflecting: type(of: error))
        let mirror = Mirror(reflecting: error)
        guard mirror.displayStyle == .enum else { return type }
        // A case with associated values has a single child, labeled with the name of the case.
        return "\(type).\(mirror.children.first?.label ?? "\(error)")"
    }
}

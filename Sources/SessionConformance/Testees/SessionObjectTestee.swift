import SessionModel

/// The model of this package, read and written through its strict JSON.
public struct SessionObjectTestee: Testee {
    /// The name of the model.
    public var identity: TesteeIdentity {
        TesteeIdentity(name: "SessionObject", language: "Swift")
    }

    /// What `SessionObject.init(json:)` promises.
    public var policies: TesteePolicies {
        var policies = TesteePolicies()
        policies.duplicateKey = .reject
        policies.integerRange = .int64
        policies.integerSpelling = .accept
        policies.loneSurrogate = .reject
        policies.byteOrderMark = .reject
        policies.timestamps = .string
        return policies
    }

    /// The model of this package.
    public init() {}

    /// What the model makes of a payload.
    ///
    /// - Parameter payload: The bytes to decode.
    /// - Returns: The bytes they come back as, or a rejection.
    public func answer(to payload: [UInt8]) async -> TesteeAnswer {
        do {
            return .accepted(try SessionObject(json: payload).json())
        } catch {
            return .rejected(reason: error.kind.rawValue)
        }
    }
}

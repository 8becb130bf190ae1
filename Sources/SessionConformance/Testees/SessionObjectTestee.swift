public import SessionModel

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

    /// Whether answers tell what the model holds between decoding and encoding.
    private let reportsFields: Bool

    /// Sessions need no payload to come from.
    public var encodesSessions: Bool { true }

    /// The model of this package.
    ///
    /// - Parameter reportingFields: Whether its answers tell what it holds between decoding and
    ///   encoding, which is compared with the payload as well.
    public init(reportingFields: Bool = false) {
        reportsFields = reportingFields
    }

    /// What the model makes of a payload.
    ///
    /// - Parameter payload: The bytes to decode.
    /// - Returns: The bytes they come back as, or a rejection.
    public func answer(to payload: [UInt8]) async -> TesteeAnswer {
        do {
            let session = try SessionObject(json: payload)
            return .accepted(
                session.json(),
                fields: reportsFields ? ReportedFields(session) : nil
            )
        } catch {
            return .rejected(reason: error.kind.rawValue)
        }
    }

    /// What the model makes of sessions.
    ///
    /// - Parameter sessions: What to encode.
    /// - Returns: Their JSON text.
    public func encodings(of sessions: [SessionObject]) async -> [TesteeAnswer] {
        sessions.map { .accepted($0.json()) }
    }
}

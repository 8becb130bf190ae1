public import SessionModel

/// A testee for the model of this package, decoded and encoded with its strict JSON.
public struct SessionObjectTestee: Testee {
    /// The name of the model.
    public var identity: TesteeIdentity {
        TesteeIdentity(name: "SessionObject", language: "Swift")
    }

    /// The policies that `SessionObject.init(json:)` guarantees.
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

    /// Whether answers include the fields that the model holds after decoding.
    private let reportsFields: Bool

    /// `true`: the model can be created without a payload.
    public var encodesSessions: Bool { true }

    /// Creates a testee.
    ///
    /// - Parameter reportingFields: Whether answers include the fields that the model holds after
    ///   decoding, to be compared with the payload too.
    public init(reportingFields: Bool = false) {
        reportsFields = reportingFields
    }

    /// Decodes a payload and encodes the model again.
    ///
    /// - Parameter payload: The bytes to decode.
    /// - Returns: The encoded bytes, or a rejection.
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

    /// Encodes sessions.
    ///
    /// - Parameter sessions: The sessions to encode.
    /// - Returns: Their JSON text.
    public func encodings(of sessions: [SessionObject]) async -> [TesteeAnswer] {
        sessions.map { .accepted($0.json()) }
    }
}

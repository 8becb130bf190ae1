/// A testee made of two closures: one decodes a payload, the other encodes the model again.
///
/// ```swift
/// let testee = ClosureTestee("Session", decode: { try Session(strict: $0) }, encode: \.json)
/// ```
///
/// An error thrown while decoding is a rejection. An error thrown while encoding is a failure,
/// because an accepted payload must come back.
public struct ClosureTestee<Model>: Testee {
    /// The name of the model under test.
    public let identity: TesteeIdentity

    /// The declared policies.
    public let policies: TesteePolicies

    private let decode: @Sendable ([UInt8]) throws -> Model
    private let encode: @Sendable (Model) throws -> [UInt8]

    /// Creates a testee from two closures.
    ///
    /// - Parameters:
    ///   - name: The name in reports.
    ///   - policies: The declared policies, by default none.
    ///   - decode: Decodes a payload, or throws to reject it.
    ///   - encode: Encodes the model as JSON text.
    public init(
        _ name: String,
        policies: TesteePolicies = TesteePolicies(),
        decode: @escaping @Sendable ([UInt8]) throws -> Model,
        encode: @escaping @Sendable (Model) throws -> [UInt8]
    ) {
        identity = TesteeIdentity(name: name, language: "Swift")
        self.policies = policies
        self.decode = decode
        self.encode = encode
    }

    /// Decodes a payload and encodes the model again.
    ///
    /// - Parameter payload: The bytes to decode.
    /// - Returns: The encoded bytes, a rejection, or a failure to encode.
    public func answer(to payload: [UInt8]) async -> TesteeAnswer {
        let model: Model
        do {
            model = try decode(payload)
        } catch {
            return .rejected(reason: String(describing: error))
        }
        do {
            return .accepted(try encode(model))
        } catch {
            return .failed(reason: "encoding threw \(error)")
        }
    }
}

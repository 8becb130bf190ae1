/// A testee made of two closures: one decodes a payload, the other encodes the model again.
///
/// ```swift
/// let testee = ClosureTestee("Session", decode: { try Session(strict: $0) }, encode: \.json)
/// ```
///
/// An error thrown while decoding is a rejection. One thrown while encoding is a failure: what was
/// accepted has to come back.
public struct ClosureTestee<Model>: Testee {
    /// Who is under test.
    public let identity: TesteeIdentity

    /// What the testee declares.
    public let policies: TesteePolicies

    private let decode: @Sendable ([UInt8]) throws -> Model
    private let encode: @Sendable (Model) throws -> [UInt8]

    /// A testee of a name, with its closures.
    ///
    /// - Parameters:
    ///   - name: The name that reports use.
    ///   - policies: What the testee declares, by default nothing.
    ///   - decode: Makes the model of a payload, or throws to reject it.
    ///   - encode: Makes the bytes of JSON text of a model.
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

    /// What the closures make of a payload.
    ///
    /// - Parameter payload: The bytes to decode.
    /// - Returns: The bytes they come back as, a rejection, or a failure to encode.
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

public import Foundation

/// A testee made of a `Codable` type and Foundation's JSON coders.
///
/// ```swift
/// let testee = CodableTestee(Session.self)
/// ```
///
/// Each payload gets new coders, so no state carries over to the next one. Configure them, for
/// example with a date strategy, in the closures that create them.
public struct CodableTestee<Model: Codable>: Testee {
    /// The name of the type under test.
    public let identity: TesteeIdentity

    /// The declared policies.
    public let policies: TesteePolicies

    private let decoder: @Sendable () -> JSONDecoder
    private let encoder: @Sendable () -> JSONEncoder

    /// Creates a testee from a type and its coders.
    ///
    /// - Parameters:
    ///   - model: The type that sessions are decoded to.
    ///   - policies: The declared policies, by default none.
    ///   - decoder: Creates a decoder with the settings that your program uses.
    ///   - encoder: Creates an encoder with the settings that your program uses.
    public init(
        _ model: Model.Type = Model.self,
        policies: TesteePolicies = TesteePolicies(),
        decoder: @escaping @Sendable () -> JSONDecoder = { JSONDecoder() },
        encoder: @escaping @Sendable () -> JSONEncoder = { JSONEncoder() }
    ) {
        identity = TesteeIdentity(name: String(describing: model), language: "Swift")
        self.policies = policies
        self.decoder = decoder
        self.encoder = encoder
    }

    /// Decodes a payload and encodes the model again.
    ///
    /// - Parameter payload: The bytes to decode.
    /// - Returns: The encoded bytes, a rejection, or a failure to encode.
    public func answer(to payload: [UInt8]) async -> TesteeAnswer {
        let model: Model
        do {
            model = try decoder().decode(Model.self, from: Data(payload))
        } catch {
            return .rejected(reason: String(describing: error))
        }
        do {
            return .accepted(Array(try encoder().encode(model)))
        } catch {
            return .failed(reason: "encoding threw \(error)")
        }
    }
}

public import Foundation

/// A testee made of a `Codable` type and Foundation's JSON coders.
///
/// ```swift
/// let testee = CodableTestee(Session.self)
/// ```
///
/// The coders are made anew for each payload, so nothing is carried from one to the next; settings
/// such as a date strategy belong into the closures that make them.
public struct CodableTestee<Model: Codable>: Testee {
    /// Who is under test: by default the name of the type.
    public let identity: TesteeIdentity

    /// What the testee declares.
    public let policies: TesteePolicies

    private let decoder: @Sendable () -> JSONDecoder
    private let encoder: @Sendable () -> JSONEncoder

    /// A testee of a type, with its coders.
    ///
    /// - Parameters:
    ///   - model: The type that sessions are decoded to.
    ///   - policies: What the testee declares, by default nothing.
    ///   - decoder: Makes a decoder with the settings the model is used with.
    ///   - encoder: Makes an encoder with the settings the model is used with.
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

    /// What the coders make of a payload.
    ///
    /// - Parameter payload: The bytes to decode.
    /// - Returns: The bytes they come back as, a rejection, or a failure to encode.
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

import Platform

/// Decodes bodies that have a content coding although none was asked for (RFC 9110, section 8.4).
///
/// A server may send one all the same. Only gzip is decoded, by the program of that name: it reads
/// bodies of several members, and reports one that is cut. What else was installed would change the
/// result of a run.
struct ContentCodings: Sendable {
    private let environment: [String: String]
    private let bodyLimit: Int

    init(_ configuration: LiveConfiguration) {
        environment = configuration.environment
        bodyLimit = configuration.bodyLimit
    }

    /// Returns the response with its body decoded.
    ///
    /// - Throws: If the body does not have its coding, is cut or too long when decoded, or if no
    ///   tool for the coding is installed.
    func decoding(_ response: consuming LiveResponse) throws(ExchangeFailure) -> LiveResponse {
        let codings = response.fields.tokens(of: "content-encoding").filter { $0 != "identity" }
        guard !codings.isEmpty, !response.body.isEmpty else { return response }
        var response = response
        do throws(ExchangeFailure) {
            guard codings == ["gzip"] || codings == ["x-gzip"],
                let tool = Programs.path(of: "gzip", in: environment)
            else { throw .unsupportedCoding(codings.joined(separator: ", ")) }
            response.body = try decoded(response.body, with: tool)
        } catch {
            // What an error says in its body is only a detail.
            guard response.status != 200 else { throw error }
            response.body = []
        }
        return response
    }

    private func decoded(
        _ body: [UInt8],
        with tool: String
    ) throws(ExchangeFailure) -> [UInt8] {
        do {
            let filter = try ChildFilter(
                command: [tool, "-dc"],
                // Messages in English, whose words decide below.
                environment: ["LC_ALL=C"],
                source: try .reading("/dev/null"),
                after: body
            )
            guard let text = try filter.readAll(limit: bodyLimit + 1) else {
                throw ExchangeFailure.cancelled
            }
            guard text.count <= bodyLimit else {
                throw ExchangeFailure.bodyTooLong(limit: bodyLimit)
            }
            guard filter.end == .exited(0) else {
                throw Self.failure(filter.message ?? "", received: body.count)
            }
            return text
        } catch let error as ExchangeFailure {
            throw error
        } catch {
            throw .other("the program \(tool) cannot be run")
        }
    }

    /// What gzip says about data that ends too early, as opposed to data that is wrong.
    private static func failure(_ message: String, received: Int) -> ExchangeFailure {
        let message = message.lowercased()
        let isCut = message.contains("unexpected end") || message.contains("truncated")
        return isCut ? .bodyCut(received: received, announced: nil) : .bodyEncoding
    }
}

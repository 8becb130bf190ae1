package import SessionConformance
import SessionModel

/// A deliberately wrong model, and the rule that must catch it.
package struct Canary: Sendable {
    /// The name of the model, which says what is wrong with it.
    package let name: String

    /// The id of the rule that the model violates.
    package let rule: String

    /// The phase that must catch it.
    package var phase = ConformancePhase.presence

    /// The maximum length of the payload of its finding, in bytes.
    package let size: Int

    /// Creates a fresh model without any state.
    package let testee: @Sendable () -> any Testee

    init(
        _ name: String,
        _ rule: String,
        size: Int = 80,
        testee: @escaping @Sendable () -> any Testee
    ) {
        self.name = name
        self.rule = rule
        self.size = size
        self.testee = testee
    }

    /// All of them.
    package static let all: [Canary] =
        mergedStates + numbers + strings + breakdowns
        + timestamps.map { $0.caught(in: .timestamps) }
        + leniences.map { $0.caught(in: .violations) }
        + undeclared.map { $0.caught(in: .spellings) }
        + spellings.map { $0.caught(in: .spellings) }
        + states.map { $0.caught(in: .state) }
        + openQuestions.map { $0.caught(in: .policies) }

    private func caught(in phase: ConformancePhase) -> Canary {
        var canary = self
        canary.phase = Self.exceptions[name] ?? phase
        return canary
    }

    /// The models that another phase than that of their kind catches.
    private static let exceptions: [String: ConformancePhase] = [
        "OrderedTimesTestee": .presence, "ClampedYearTestee": .timestamps,
        "DeclaresAnyTimeTestee": .timestamps, "UnreportedNullTestee": .presence,
        "GrowingTestee": .presence, "UndeclaredLeaksTestee": .presence,
    ]
}

/// The error that a wrong model throws to reject a payload.
package struct Refusal: Error {
    /// Creates the error.
    package init() {}
}

/// A model made of one function from payloads to payloads.
package struct WrongTestee: Testee {
    /// Its name.
    package let identity: TesteeIdentity

    /// What it declares.
    package var policies = TesteePolicies()
    private let change: @Sendable ([UInt8]) throws -> [UInt8]

    /// Creates a model that answers with what `change` returns, or rejects if that throws.
    package init(
        identity: TesteeIdentity,
        change: @escaping @Sendable ([UInt8]) throws -> [UInt8]
    ) {
        self.identity = identity
        self.change = change
    }

    package func answer(to payload: [UInt8]) async -> TesteeAnswer {
        do {
            return .accepted(try change(payload))
        } catch {
            return .rejected(reason: "\(error)")
        }
    }
}

extension Canary {
    /// A correct model except that `change` alters or rejects sessions.
    static func session(
        _ name: String,
        _ rule: String,
        size: Int = 80,
        _ change: @escaping @Sendable (inout SessionObject) throws -> Void
    ) -> Canary {
        bytes(name, rule, size: size) { payload in
            var session = try SessionObject(json: payload)
            try change(&session)
            return session.json()
        }
    }

    /// A correct model except that `change` alters each string.
    static func text(
        _ name: String,
        _ rule: String = "string-changed",
        size: Int = 80,
        _ change: @escaping @Sendable (String) -> String
    ) -> Canary {
        session(name, rule, size: size) { session in
            session.url = session.url.map(change)
            session.authenticatedAt = session.authenticatedAt.map { Timestamp(change($0.text)) }
            session.lastSeenAt = session.lastSeenAt.map { Timestamp(change($0.text)) }
        }
    }

    /// A correct model except that `change` alters the payload before it is decoded.
    static func input(
        _ name: String,
        _ rule: String = "accepted",
        size: Int = 80,
        _ change: @escaping @Sendable ([UInt8]) throws -> [UInt8]
    ) -> Canary {
        bytes(name, rule, size: size) { try SessionObject(json: change($0)).json() }
    }

    /// A correct model except that `change` alters the output.
    static func output(
        _ name: String,
        _ rule: String,
        size: Int = 80,
        _ change: @escaping @Sendable (String) -> String
    ) -> Canary {
        bytes(name, rule, size: size) { payload in
            let text = String(decoding: try SessionObject(json: payload).json(), as: UTF8.self)
            return Array(change(text).utf8)
        }
    }

    static func bytes(
        _ name: String,
        _ rule: String,
        size: Int = 80,
        _ change: @escaping @Sendable ([UInt8]) throws -> [UInt8]
    ) -> Canary {
        Canary(name, "roundtrip/" + rule, size: size) {
            WrongTestee(identity: TesteeIdentity(name: name), change: change)
        }
    }
}

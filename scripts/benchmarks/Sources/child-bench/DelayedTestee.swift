import Foundation
import SessionConformance

/// The model of this package, with a delay before each answer.
struct DelayedTestee: Testee {
    /// The delay in microseconds.
    let rest: useconds_t

    var identity: TesteeIdentity { TesteeIdentity(name: "resting") }

    func answer(to payload: [UInt8]) async -> TesteeAnswer {
        if rest > 0 { usleep(rest) }
        return await SessionObjectTestee().answer(to: payload)
    }
}

import Foundation
import SessionConformance

/// The model of this package, which rests before each answer.
struct RestingTestee: Testee {
    /// How long it rests, in microseconds.
    let rest: useconds_t

    var identity: TesteeIdentity { TesteeIdentity(name: "resting") }

    func answer(to payload: [UInt8]) async -> TesteeAnswer {
        if rest > 0 { usleep(rest) }
        return await SessionObjectTestee().answer(to: payload)
    }
}

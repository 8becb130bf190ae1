import SessionConformance
import SessionModel
import Synchronization

/// Models whose answers depend on other payloads, before or at the same time.
extension Canary {
    static let states: [Canary] = [
        Canary("LastLinkTestee", "roundtrip/unstable") {
            RememberingTestee(name: "LastLinkTestee") { session, memory in
                if session.url.isAbsent, let url = memory.url { session.url = .value(url) }
                memory.url = session.url.value ?? memory.url
            }
        },
        Canary("CachedByIDTestee", "roundtrip/unstable") {
            RememberingTestee(name: "CachedByIDTestee") { session, memory in
                if let known = memory.last, known.id == session.id { session = known }
                memory.last = session
            }
        },
        Canary("EveryTwentiethTestee", "roundtrip/unstable") {
            RememberingTestee(name: "EveryTwentiethTestee") { _, memory in
                memory.count += 1
                if memory.count.isMultiple(of: 20) { throw Refusal() }
            }
        },
        Canary("AgeingTestee", "roundtrip/unstable") {
            RememberingTestee(name: "AgeingTestee") { session, memory in
                memory.count += 1
                if memory.count > 300, session.url.isNull { session.url = .absent }
            }
        },
        Canary("GrudgeTestee", "roundtrip/unstable") {
            RememberingTestee(name: "GrudgeTestee") { session, memory in
                if session.userID.value == 11 { memory.count = 1 }
                if session.userID.value == 22 { memory.count = 0 }
                if memory.count == 1, session.userID.isNull { session.userID = .absent }
            }
        },
        Canary("SharedBufferTestee", "roundtrip/unstable") { SharedBufferTestee() },
        Canary("GrowingTestee", "roundtrip/unstable", size: 100) {
            // It cannot decode its own output, which has an unknown version.
            WrongTestee(identity: TesteeIdentity(name: "GrowingTestee")) { payload in
                let text = String(decoding: payload, as: UTF8.self)
                if text.contains(#""version":1"#) { throw Refusal() }
                let session = try SessionObject(json: payload)
                return session.json().dropLast() + Array(#","version":1}"#.utf8)
            }
        },
    ]

    static let breakdowns: [Canary] = [
        breaking("CrashingTestee", "testee/crashed", .crashed(detail: "signal 11")) { session in
            session.url.value?.unicodeScalars.contains { $0.value > 0xFFFF } == true
        },
        breaking("OverflowingTestee", "testee/crashed", .crashed(detail: "overflow")) { session in
            session.id == .min
        },
        breaking("HangingTestee", "testee/hung", size: 2000, .hung(limit: .seconds(2))) { session in
            (session.url.value?.utf8.count ?? 0) > 1000
        },
        breaking("UnexpectedErrorTestee", "testee/crashed", .failed(reason: "KeyError")) {
            session in
            session.lastSeenAt.isNull
        },
        breaking("NoisyTestee", "testee/protocol", .protocolViolation(detail: "text")) { session in
            session.url.value == ""
        },
        breaking("IdleTestee", "testee/protocol", .unsupported) { _ in true },
    ]

    private static func breaking(
        _ name: String,
        _ rule: String,
        size: Int = 80,
        _ answer: TesteeAnswer,
        _ breaks: @escaping @Sendable (SessionObject) -> Bool
    ) -> Canary {
        Canary(name, rule, size: size) {
            BreakingTestee(name: name, breakdown: answer, breaks: breaks)
        }
    }
}

/// A correct model that crashes, hangs or fails on some sessions.
private struct BreakingTestee: Testee {
    let name: String
    let breakdown: TesteeAnswer
    let breaks: @Sendable (SessionObject) -> Bool

    var identity: TesteeIdentity { TesteeIdentity(name: name) }

    func answer(to payload: [UInt8]) async -> TesteeAnswer {
        guard let session = try? SessionObject(json: payload) else { return .rejected(reason: "") }
        return breaks(session) ? breakdown : .accepted(session.json())
    }
}

/// A model with state that it should not have.
private final class RememberingTestee: Testee {
    struct Memory {
        var url: String?
        var last: SessionObject?
        var count = 0
    }

    let identity: TesteeIdentity
    private let memory = Mutex(Memory())
    private let change: @Sendable (inout SessionObject, inout Memory) throws -> Void

    init(
        name: String,
        change: @escaping @Sendable (inout SessionObject, inout Memory) throws -> Void
    ) {
        identity = TesteeIdentity(name: name)
        self.change = change
    }

    func answer(to payload: [UInt8]) async -> TesteeAnswer {
        guard var session = try? SessionObject(json: payload) else { return .rejected(reason: "") }
        do {
            try memory.withLock { try change(&session, &$0) }
        } catch {
            return .rejected(reason: "\(error)")
        }
        return .accepted(session.json())
    }
}

/// A correct model that keeps the current payload where all tasks share it.
private final class SharedBufferTestee: Testee {
    let identity = TesteeIdentity(name: "SharedBufferTestee")
    private let buffer = Mutex<[UInt8]>([])

    func answer(to payload: [UInt8]) async -> TesteeAnswer {
        buffer.withLock { $0 = payload }
        await Task.yield()
        let payload = buffer.withLock { $0 }
        guard let session = try? SessionObject(json: payload) else { return .rejected(reason: "") }
        return .accepted(session.json())
    }
}

import CanaryModels
import SessionConformance
import SessionModel
import Testing

@Suite
struct `A testee` {
    private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    @Test
    func `for the model of this package preserves a session and rejects anything else`() async {
        let testee = SessionObjectTestee()
        let session = bytes(#"{"id":7,"url":null}"#)
        #expect(await testee.answer(to: session) == .accepted(session))
        #expect(await testee.answer(to: bytes("{}")) == .rejected(reason: "contract/missing"))
    }

    @Test
    func `answers several payloads in order`() async {
        let first = bytes(#"{"id":1}"#)
        let answers = await SessionObjectTestee().answers(to: [first, bytes("["), first])
        #expect(answers == [.accepted(first), .rejected(reason: "json/syntax"), .accepted(first)])
    }

    @Test
    func `for a Codable type uses Foundation's coders`() async {
        let testee = CodableTestee(SessionObject.self)
        #expect(testee.identity.name == "SessionObject")
        #expect(await testee.answer(to: bytes(#"{"id":1}"#)) == .accepted(bytes(#"{"id":1}"#)))
        guard case .rejected = await testee.answer(to: bytes(#"{"id":"1"}"#)) else {
            Issue.record("a string is not an id")
            return
        }
    }

    @Test
    func `fails if it cannot encode what it accepted`() async {
        struct Refusal: Error {}
        let testee = ClosureTestee("refuses", decode: { $0 }, encode: { _ in throw Refusal() })
        #expect(await testee.answer(to: []) == .failed(reason: "encoding threw Refusal()"))
    }

    @Test
    func `declares policies by their names in the protocol`() {
        var policies = TesteePolicies()
        let wasKnown = policies.declare("duplicate-key", "last")
        #expect(wasKnown && policies.duplicateKey == .last)
        let isIgnored = policies.declare("a key of another version", "whatever")
        #expect(isIgnored)
        let isAnswer = policies.declare("int-range", "int32")
        #expect(!isAnswer && policies.integerRange == nil)
    }
}

import PayloadInput
import SessionContract
import Testing

@Suite
struct `The root of a text` {
    private func root(
        of text: String,
        format: PayloadReader.Format = .json,
        readsAnswers: Bool = true
    ) throws -> (root: RootFacts?, rules: Set<Rule>) {
        var reader = PayloadReader(JudgeSettings(now: 1_800_000_000))
        reader.readsAnswers = readsAnswers
        var ledger = Ledger()
        // What was read before must have no influence.
        reader.read(Array("[1]".utf8), name: "before", into: &ledger)
        ledger = Ledger()
        reader.read(Array(text.utf8), name: "text", format: format, into: &ledger)
        let rules = ledger.summary.rows.map(\.finding.rule)
        return (reader.root, Set(rules.filter { $0 != .contractAbsent }))
    }

    @Test(arguments: [
        (#"{"id":1}"#, 1), ("[]", 0), ("[[],{}]", 2), (#"{"sessions":[]}"#, 0),
        (#"{"sessions":[1,2,3]}"#, 3), (#"{"session":{}}"#, 1), (#"{"session":[]}"#, 0),
        (#"{"session":{},"sessions":[{},{}]}"#, 3), (#"{"sessions":{}}"#, nil),
        (#"{"session":null,"meta":{}}"#, nil), (#"{"error":1}"#, nil),
    ])
    func `knows how many sessions it should contain`(text: String, count: Int?) throws {
        #expect(try #require(root(of: text).root).elementCount == count)
    }

    @Test(arguments: [
        "", " ", "7", "{}", #"{"x":1}"#, #"{"id":1"#, #"{"sessions":[]} 1"#, "[] []", "[1,]",
        #"{"id":1}x"#, #"{"log":{"entries":[]}}"#,
    ])
    func `may be of no known form`(text: String) throws {
        #expect(try root(of: text).root == nil)
    }

    @Test
    func `is not reported for one of several texts or for a response in an archive`() throws {
        #expect(try root(of: "{\"id\":1}\n{\"id\":2}", format: .auto).root == nil)
        let entry =
            #"{"request":{"url":"/api/v2/sessions"},"response":{"content":{"text":"[]"}}}"#
        #expect(try root(of: #"{"log":{"entries":[\#(entry)]}}"#).root == nil)
    }

    @Test(arguments: [
        (#"{"error":"E","description":"d"}"#, "E"), (#"{"error":{"title":"E"}}"#, "E"),
        (#"{"error":{"message":"m"}}"#, nil), (#"{"error":{"title":7}}"#, nil),
        (#"{ "x" : [ {"error":"x"} ] , "error" : "E" }"#, "E"), (#"{"error":0}"#, nil),
        (#"{"errors":[{"x":[],"code":"E"}]}"#, "E"), (#"{"errors":[ "E", "F"]}"#, "E"),
        (#"{"errors":["F"],"error":"E"}"#, "E"), (#"{"error":null,"errors":["E"]}"#, "E"),
        (#"{"\u0065rror":"\u0045"}"#, "E"), (#"{"id":1,"error":"E"}"#, "E"),
    ])
    func `may be an error with a code`(text: String, code: String?) throws {
        let (root, rules) = try root(of: text)
        guard case .error(let error)? = root else {
            Issue.record("not an error: \(String(describing: root))")
            return
        }
        #expect(error.code == code)
        #expect(rules == [])
    }

    @Test(arguments: [
        #"{"errors":[]}"#, #"{"errors":{"code":"E"}}"#, #"{"error":null}"#, #"{"x":{"error":1}}"#,
        #"{"Error":"E"}"#,
    ])
    func `is not an error if it only resembles one`(text: String) throws {
        let (root, rules) = try root(of: text)
        #expect(root == nil)
        #expect(rules == [.envelopeUnknown])
    }

    @Test
    func `is an unknown envelope if no error is expected`() throws {
        let (root, rules) = try root(of: #"{"error":"E"}"#, readsAnswers: false)
        #expect(root == nil)
        #expect(rules == [.envelopeUnknown])
    }

    @Test
    func `is an unknown envelope if the response is an archive`() throws {
        let (root, rules) = try root(of: #"{"log":{"entries":[]}}"#)
        #expect(root == nil)
        #expect(rules == [.envelopeUnknown])
    }
}

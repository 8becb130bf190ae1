import StrictJSON
import Testing

@Suite
struct `A JSON syntax error` {
    @Test(arguments: JSONSyntaxError.Kind.allCases)
    func `says what stands there and what should`(kind: JSONSyntaxError.Kind) {
        let error = JSONSyntaxError(kind, at: 3)
        #expect(!error.reason.isEmpty)
        #expect(!error.expectation.isEmpty)
        #expect(error.offset == 3)
    }
}

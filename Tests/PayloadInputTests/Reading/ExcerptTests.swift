import Arrangements
import Testing

@Suite
struct `An excerpt` {
    /// Texts whose first fault has an excerpt, and how that excerpt begins.
    @Test(arguments: [
        (#""\#(String(repeating: "s", count: 100))""#, #""sss"#),
        (#"{"sessions":"\#(String(repeating: "t", count: 100))"}"#, #""ttt"#),
        (#"{"session":"\#(String(repeating: "u", count: 200))"}"#, #""uuu"#),
        (#"{"sessions":[],"next_page":[\#(String(repeating: "1,", count: 40))2]}"#, "[1,1,"),
        (#"{"sessions":[],"count":-\#(String(repeating: "7", count: 60))}"#, "-777"),
        (#"{"id":1,x\#(String(repeating: "y", count: 100))}"#, "xyyy"),
        (#"{"id":1} trailing \#(String(repeating: "z", count: 100))"#, "trailing zzz"),
    ])
    func `does not depend on the pieces in which the text arrives`(text: String, start: String)
        throws
    {
        for ending in ["", "\n", "\n{\"id\":2}\n"] {
            let bytes = Array((text + ending).utf8)
            let whole = try Judged(pieces: [bytes])
            let shown = try #require(whole.faults.compactMap(\.excerpt).first)
            #expect(shown.hasPrefix(start))
            for size in [1, 7, 40] {
                let pieces = stride(from: 0, to: bytes.count, by: size).map { start in
                    Array(bytes[start..<min(start + size, bytes.count)])
                }
                let found = try Judged(pieces: pieces)
                #expect(found.faults == whole.faults, "\(text), \(size) at a time")
            }
        }
    }
}

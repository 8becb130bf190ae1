import Arrangements
import PayloadInput
import SessionContract
import StrictJSON
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

    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func `is the beginning of the value, marked if the value continues`(seed: UInt64) throws {
        var generator = PayloadGenerator(seed: seed, examples: ArrangedPayloads.examples)
        var count = 0
        for _ in 0..<60 {
            let payload = generator.payload()
            // A finding in a response of an archive has its place in the body.
            for fault in try Judged(payload).faults where !fault.source.contains("#") {
                guard let excerpt = fault.excerpt else { continue }
                count += 1
                try check(excerpt, of: fault, in: payload)
            }
        }
        #expect(count > 20)
    }

    /// Characters of two, three and four bytes, at the length at which an excerpt is cut.
    @Test(arguments: ["é", "€", "😀"], 0...4)
    func `does not cut a character`(character: String, shift: Int) throws {
        let long =
            String(repeating: "a", count: shift) + String(repeating: character, count: 200)
        for text in [
            #"{"id":1,"url":"\#(long)"}"#, #"{"id":1,"extra":"\#(long)"}"#,
            #"{"sessions":"\#(long)"}"#,
            #"{"id":1} \#(long)"#, #"{"id":1,\#(long)}"#,
        ] {
            let faults = try Judged(text).faults.filter { $0.excerpt != nil }
            let fault = try #require(faults.first)
            try check(fault.excerpt ?? "", of: fault, in: Array(text.utf8))
            #expect(fault.excerpt?.hasSuffix(character + "…") == true)
        }
        // A key in a pointer is cut too.
        let found = try Judged(#"{"id":1,"\#(long)":1}"#).faults
        let key = try #require(found.first { $0.rule == .contractUndeclared }).pointer.description
        #expect(key.hasSuffix(character + "…"))
        #expect(long.hasPrefix(key.dropFirst().dropLast()))
    }

    /// Checks that an excerpt is what the payload has where the fault is.
    private func check(_ excerpt: String, of fault: FoundFault, in payload: [UInt8]) throws {
        let text = unsafe payload.span.bytes
        var start = fault.position.offset
        if [.contractUndeclared, .contractMisspelled].contains(fault.rule) {
            let key = try text.stringExtent(openedAt: start)
            let colon = text.endOfWhitespace(from: key.end + 1)
            start = text.endOfWhitespace(from: colon + 1)
        }
        let rest = String(decoding: payload[start...], as: UTF8.self).unicodeScalars
        let isSyntax = fault.rule.group == "json" && fault.rule != .jsonLoneSurrogate
        let end = isSyntax ? nil : try text.endOfValue(from: start)
        let isWhole =
            end.map { excerpt == String(decoding: payload[start..<$0], as: UTF8.self) }
            ?? (rest.starts(with: excerpt.unicodeScalars) && excerpt.unicodeScalars.count <= 40)
        if isWhole { return }
        #expect(excerpt.unicodeScalars.last == "…", "\(fault)")
        #expect(rest.starts(with: excerpt.unicodeScalars.dropLast()), "\(fault)")
    }
}

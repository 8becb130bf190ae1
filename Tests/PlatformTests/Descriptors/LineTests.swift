import Platform
import Testing

@Suite
struct `A line of a file descriptor` {
    @Test
    func `ends at its line feed, and nothing after it is read`() throws {
        var pipe: Pipe? = try Pipe()
        let reading = try #require(pipe?.reading)
        try pipe?.writing.write(Array("a\n\nb\r\nc".utf8))
        #expect(try reading.readLine() == Array("a".utf8))
        #expect(try reading.readLine() == [])
        #expect(try reading.readLine() == Array("b\r".utf8))
        pipe = nil
        #expect(try reading.readLine() == Array("c".utf8))
        #expect(try reading.readLine() == nil)
    }
}

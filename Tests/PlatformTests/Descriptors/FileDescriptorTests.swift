import Platform
import Synchronization
import Testing

@Suite
struct `A file descriptor` {
    private static func buffer(_ count: Int) -> [UInt8] { [UInt8](repeating: 0, count: count) }

    @Test
    func `moves bytes through a pipe until the other end is closed`() throws {
        var pipe: Pipe? = try Pipe()
        let reading = try #require(pipe?.reading)
        try pipe?.writing.write(Array("hello".utf8))
        var buffer = Self.buffer(3)
        #expect(try reading.read(into: &buffer) == 3)
        #expect(buffer == Array("hel".utf8))
        #expect(try reading.read(into: &buffer) == 2)
        pipe = nil
        #expect(try reading.read(into: &buffer) == 0)
    }

    @Test
    func `waits even if someone else has made it non-blocking`() throws {
        let pipe = try Pipe()
        for end in [pipe.reading, pipe.writing] { end.makeNonBlocking() }
        let bytes = (0..<1 << 20).map { UInt8(truncatingIfNeeded: $0) }
        let received = Mutex<[UInt8]>([])
        let reader = try WorkThread {
            var buffer = Self.buffer(1 << 14)
            while received.withLock(\.count) < bytes.count, pipe.reading.awaitInput(),
                let count = try? pipe.reading.read(into: &buffer)
            {
                received.withLock { $0 += buffer.prefix(count) }
            }
        }
        try pipe.writing.write(bytes)
        reader.join()
        #expect(received.withLock(\.self) == bytes)
    }

    @Test
    func `moves nothing if it would block`() throws {
        let pipe = try Pipe()
        pipe.reading.makeNonBlocking()
        pipe.writing.makeNonBlocking()
        var buffer = Self.buffer(8)
        #expect(pipe.reading.readAvailable(into: &buffer) == .blocked)
        var result = Transfer.moved(0)
        while case .moved = result {
            result = pipe.writing.writeAvailable(Self.buffer(1 << 12)[...])
        }
        #expect(result == .blocked)
        #expect(pipe.reading.readAvailable(into: &buffer) == .moved(8))
    }

    @Test
    func `survives a closed pipe`() throws {
        var pipe: Pipe? = try Pipe()
        let writing = try #require(pipe?.writing)
        pipe = nil
        writing.makeNonBlocking()
        #expect(writing.writeAvailable([1, 2, 3]) == .ended)
    }

    @Test
    func `reports why a file cannot be opened`() {
        let error = #expect(throws: SystemError.self) {
            try FileDescriptor.reading("/no/such/file")
        }
        #expect(error?.isNoSuchFile == true)
        #expect(error?.description == "open: No such file or directory")
        #expect(error?.reason == "No such file or directory")
    }

    @Test
    func `has a size only if it is a regular file`() throws {
        #expect(try FileDescriptor.reading(#filePath).fileSize ?? 0 > 100)
        #expect(try FileDescriptor.reading("/dev/null").fileSize == nil)
        #expect(try FileDescriptor.reading("/").fileSize == nil)
    }

    @Test
    func `reads to the end, but not past the limit`() throws {
        let all = try FileDescriptor.reading(#filePath).readAll(limit: 1 << 20)
        #expect(String(decoding: all, as: UTF8.self).hasPrefix("import Platform"))
        #expect(try FileDescriptor.reading(#filePath).readAll(limit: 10) == Array(all.prefix(10)))
    }

    @Test
    func `can be redirected without affecting its duplicate`() throws {
        let (first, second) = (try Pipe(), try Pipe())
        let duplicate = try first.writing.duplicate()
        try first.writing.redirect(to: second.writing)
        try first.writing.write([1])
        try duplicate.write([2])
        var buffer = Self.buffer(8)
        #expect(try second.reading.read(into: &buffer) == 1)
        #expect(buffer[0] == 1)
        #expect(try first.reading.read(into: &buffer) == 1)
        #expect(buffer[0] == 2)
    }
}

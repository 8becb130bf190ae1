import StrictJSON

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The other side of `session-testee/1`: makes a Swift program a testee of its own.
///
/// ```swift
/// try await TesteeServer.run(CodableTestee(Session.self))
/// ```
public enum TesteeServer {
    /// Answers what comes over standard input, until it is told to stop or the input ends.
    ///
    /// From here on standard output belongs to the protocol; what the program prints goes to
    /// standard error. The input is waited for on the thread of the caller, so this is the last
    /// thing that a program does.
    ///
    /// - Parameter testee: What decodes and encodes.
    /// - Throws: ``TesteeServerError`` at a line that is no request, or when nobody reads the
    ///   answers any more.
    public static func run(_ testee: some Testee) async throws(TesteeServerError) {
        let output = dup(1)
        guard output >= 0, dup2(2, 1) >= 0 else { throw TesteeServerError(.noOutput) }
        defer { _ = close(output) }
        // To be told of a reader that is gone, instead of being ended by a signal.
        _ = signal(SIGPIPE, SIG_IGN)
        try await run(testee, input: 0, output: output)
    }

    /// Answers what comes through one descriptor through another.
    static func run(
        _ testee: some Testee,
        input: Int32,
        output: Int32
    ) async throws(TesteeServerError) {
        var lines = LineBuffer()
        var buffer = [UInt8](repeating: 0, count: 64 * 1024)
        while true {
            let count = unsafe read(input, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            lines.append(buffer[..<count])
            while let line = lines.nextLine() {
                let request = try TesteeServerRequest(in: line, of: lines.bytes)
                guard request.op != "bye" else { return }
                // Each reply goes out before the next payload is touched, which might end us.
                try write(await request.reply(of: testee), to: output)
            }
        }
    }

    private static func write(_ line: [UInt8], to output: Int32) throws(TesteeServerError) {
        var rest = line[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { bytes in
                unsafe systemWrite(output, bytes.baseAddress, bytes.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw TesteeServerError(.noOutput) }
            rest = rest.dropFirst(count)
        }
    }
}

// The method above hides the function of the same name.
private let systemWrite = unsafe write

import Platform
import StrictJSON

/// The server side of `session-testee/1`, which makes a Swift program a testee.
///
/// ```swift
/// try await TesteeServer.run(CodableTestee(Session.self))
/// ```
public enum TesteeServer {
    /// Answers requests on standard input until `bye` or the end of the input.
    ///
    /// Standard output is reserved for the protocol, and anything else that the program prints goes
    /// to standard error. The calling thread blocks while it waits for input, so call this last.
    ///
    /// - Parameter testee: The model under test.
    /// - Throws: ``TesteeServerError`` for a line that is not a request, or if replies cannot be
    ///   written.
    public static func run(_ testee: some Testee) async throws(TesteeServerError) {
        let output: FileDescriptor
        do {
            output = try FileDescriptor.standardOutput.duplicate()
            try FileDescriptor.standardOutput.redirect(to: .standardError)
        } catch {
            throw TesteeServerError(.noOutput)
        }
        // If the reader is gone, the write must fail instead of SIGPIPE ending the program.
        BrokenPipeSignal.ignore()
        try await run(testee, input: .standardInput, output: output)
    }

    /// Answers requests from one descriptor through another.
    static func run(
        _ testee: some Testee,
        input: FileDescriptor,
        output: FileDescriptor
    ) async throws(TesteeServerError) {
        var lines = LineBuffer()
        var buffer = [UInt8](repeating: 0, count: 64 * 1024)
        // A failed read counts as the end of the input.
        while let count = try? input.read(into: &buffer), count > 0 {
            lines.append(buffer[..<count])
            while let line = lines.nextLine() {
                let request = try TesteeServerRequest(in: line, of: lines.bytes)
                guard request.op != "bye" else { return }
                // Writes each reply before it decodes the next payload, which might crash.
                let reply = await request.reply(of: testee)
                do {
                    try output.write(reply)
                } catch {
                    throw TesteeServerError(.noOutput)
                }
            }
        }
    }
}

import Platform
import StrictJSON

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
    /// - Throws: ``TesteeServerError`` at a line that is not a request, or when the answers are no
    ///   longer read.
    public static func run(_ testee: some Testee) async throws(TesteeServerError) {
        let output: FileDescriptor
        do {
            output = try FileDescriptor.standardOutput.duplicate()
            try FileDescriptor.standardOutput.redirect(to: .standardError)
        } catch {
            throw TesteeServerError(.noOutput)
        }
        // A reader that is gone must be an error of the write, not a signal that ends the program.
        BrokenPipeSignal.ignore()
        try await run(testee, input: .standardInput, output: output)
    }

    /// Answers what comes through one descriptor through another.
    static func run(
        _ testee: some Testee,
        input: FileDescriptor,
        output: FileDescriptor
    ) async throws(TesteeServerError) {
        var lines = LineBuffer()
        var buffer = [UInt8](repeating: 0, count: 64 * 1024)
        // Input that cannot be read has ended.
        while let count = try? input.read(into: &buffer), count > 0 {
            lines.append(buffer[..<count])
            while let line = lines.nextLine() {
                let request = try TesteeServerRequest(in: line, of: lines.bytes)
                guard request.op != "bye" else { return }
                // Each reply is written before the next payload is decoded, which might end us.
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

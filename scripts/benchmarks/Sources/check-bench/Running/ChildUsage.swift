#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The resources used by a finished program, as counted by the system.
struct ChildUsage {
    /// CPU time, user and system.
    let seconds: Double

    /// Wall time.
    let wallSeconds: Double

    /// The peak memory in bytes.
    ///
    /// It is at least the memory of the program that starts the child: see ``floor``.
    let peakBytes: Int

    /// The exit code; `nil` if a signal ended it.
    let code: Int32?

    /// Whether `check` reached a verdict.
    var hasVerdict: Bool { code == 0 || code == 1 || code == 3 }

    init(_ status: Int32, _ usage: rusage, wallSeconds: Double) {
        seconds =
            Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
            + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6
        self.wallSeconds = wallSeconds
        #if canImport(Darwin)
            peakBytes = usage.ru_maxrss
        #else
            peakBytes = usage.ru_maxrss * 1_024
        #endif
        code = status & 0x7F == 0 ? (status >> 8) & 0xFF : nil
    }

    /// Runs a program to its end, as ``RunningChild`` starts it.
    static func of(
        _ command: [String],
        output: String = "/dev/null",
        errors: String = "/dev/null",
        input: String? = nil,
        limit: Int? = nil
    ) -> ChildUsage {
        RunningChild(command, output: output, errors: errors, input: input, limit: limit).wait()
    }

    /// The smallest peak that can be measured here: that of a program that does nothing.
    static var floor: Int { of(["/usr/bin/env", "true"]).peakBytes }
}

// This program never changes its environment, which other threads could then not read.
@unsafe @preconcurrency import CLibrary

/// What the system says about this process.
package enum ThisProcess {
    /// The environment; of variables with the same name, the first counts, as for `getenv`.
    package static var environment: [String: String] {
        var variables: [String: String] = [:]
        var next = unsafe environ
        while let variable = unsafe next.pointee {
            let text = unsafe PathText.decoding(cString: variable)
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if parts.count == 2, variables[String(parts[0])] == nil {
                variables[String(parts[0])] = String(parts[1])
            }
            unsafe next += 1
        }
        return variables
    }

    /// Returns the value of a variable of the environment, or `nil` if it is not set.
    package static func variable(_ name: String) -> String? {
        // The text is copied at once, because a later change of the environment may free it.
        unsafe getenv(name).map { unsafe String(cString: $0) }
    }

    /// The absolute path of the current folder; `/` if it is gone.
    package static var workingDirectory: String {
        guard let path = unsafe getcwd(nil, 0) else { return "/" }
        defer { unsafe free(path) }
        return unsafe PathText.decoding(cString: path)
    }

    /// The number of processors that this process may use; at least one.
    package static var processorCount: Int {
        let status = try? FileDescriptor.reading("/proc/self/status").readAll(limit: 1 << 16)
        let lines = String(decoding: status ?? [], as: UTF8.self).split(separator: "\n")
        let allowed = lines.first { $0.hasPrefix(affinity) }?.dropFirst(affinity.count)
        let count = allowed?.reduce(0) { $0 + ($1.hexDigitValue?.nonzeroBitCount ?? 0) } ?? 0
        if count > 0 { return count }
        return max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    }

    /// The start of the line with the processors that a scheduler has allowed, as a mask.
    private static let affinity = "Cpus_allowed:"

    /// Keeps the system from writing the memory of this process to a file if it crashes.
    package static func omitCoreDumps() {
        #if canImport(Glibc)
            let core = __rlimit_resource_t(RLIMIT_CORE.rawValue)
        #else
            let core = RLIMIT_CORE
        #endif
        var limits = rlimit()
        guard unsafe getrlimit(core, &limits) == 0 else { return }
        limits.rlim_cur = 0
        _ = unsafe setrlimit(core, &limits)
    }

    /// Makes the system end this process after a number of seconds, or never for 0.
    package static func end(after seconds: UInt32) {
        _ = alarm(seconds)
    }

    /// Ends this process.
    package static func exit(_ status: Int32) -> Never { CLibrary.exit(status) }
}

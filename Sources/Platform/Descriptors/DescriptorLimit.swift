import CLibrary

/// The number of descriptors that this process may have open at once (`ulimit -n`).
package enum DescriptorLimit {
    /// Raises the soft limit to `count`, or as far as the hard limit allows, and never lowers it.
    ///
    /// - Parameter count: The number of descriptors that the process needs.
    /// - Returns: The limit that applies from now on.
    @discardableResult
    package static func raise(to count: Int) -> Int {
        var limits = rlimit()
        guard unsafe getrlimit(descriptors, &limits) == 0 else { return 0 }
        let wanted = min(rlim_t(clamping: max(0, count)), limits.rlim_max)
        if limits.rlim_cur < wanted {
            let before = limits.rlim_cur
            limits.rlim_cur = wanted
            if unsafe setrlimit(descriptors, &limits) != 0 { limits.rlim_cur = before }
        }
        return Int(clamping: limits.rlim_cur)
    }

    #if canImport(Glibc)
        private static let descriptors = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    #else
        private static let descriptors = RLIMIT_NOFILE
    #endif
}

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Standard error, for progress and errors.
enum StandardError {
    static func write(_ text: String) {
        let line = Array((text + "\n").utf8)
        _ = line.withUnsafeBytes { bytes in
            #if canImport(Glibc)
                Glibc.write(2, bytes.baseAddress, bytes.count)
            #else
                Darwin.write(2, bytes.baseAddress, bytes.count)
            #endif
        }
    }
}

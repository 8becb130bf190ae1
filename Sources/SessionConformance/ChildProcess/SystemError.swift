#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A call to the system that failed.
struct SystemError: Error, Equatable, CustomStringConvertible {
    /// The name of the function.
    let call: String

    /// What `errno` said.
    let code: Int32

    /// The reason in the words of the system: `posix_spawn: No such file or directory`.
    var description: String { unsafe "\(call): \(String(cString: strerror(code)))" }
}

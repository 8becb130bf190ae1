#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A thread of its own for work that waits, and so may not block the concurrency pool.
struct ServerThread: @unchecked Sendable {
    // Safe to pass on: the handle is an opaque number that is read once, by `join`.
    private let handle: pthread_t

    /// Starts the thread.
    ///
    /// - Parameter body: What it does; released before ``join()`` returns.
    /// - Throws: ``StandInError/system(call:code:)`` when the system grants no thread.
    init(_ body: @escaping @Sendable () -> Void) throws(StandInError) {
        #if canImport(Glibc)
            var handle = pthread_t()
        #else
            var handle: pthread_t?
        #endif
        let box = unsafe Unmanaged.passRetained(Box(body: body))
        let code = unsafe pthread_create(
            &handle,
            nil,
            { argument in
                #if !canImport(Darwin)
                    guard let argument = unsafe argument else { return nil }
                #endif
                unsafe Unmanaged<Box>.fromOpaque(argument).takeRetainedValue().body()
                return nil
            },
            box.toOpaque()
        )
        guard code == 0 else {
            unsafe box.release()
            throw .system(call: "pthread_create", code: code)
        }
        #if canImport(Glibc)
            self.handle = handle
        #else
            guard let handle = unsafe handle else {
                throw .system(call: "pthread_create", code: EAGAIN)
            }
            unsafe self.handle = handle
        #endif
    }

    /// Waits until the thread has ended.
    ///
    /// To be called once, from another thread.
    func join() {
        _ = pthread_join(handle, nil)
    }

    private final class Box: Sendable {
        let body: @Sendable () -> Void

        init(body: @escaping @Sendable () -> Void) {
            self.body = body
        }
    }
}

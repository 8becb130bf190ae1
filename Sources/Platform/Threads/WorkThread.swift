import CLibrary

/// A thread for work that waits, which must not block the concurrency pool.
package struct WorkThread: @unchecked Sendable {
    // Safe to share: the handle is an opaque number that is read once, by `join`.
    private let handle: pthread_t

    /// Starts the thread.
    ///
    /// - Parameter body: The work; released before ``join()`` returns.
    /// - Throws: If the system cannot create a thread.
    package init(_ body: @escaping @Sendable () -> Void) throws(SystemError) {
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
            throw SystemError(call: "pthread_create", code: code)
        }
        #if canImport(Glibc)
            self.handle = handle
        #else
            guard let handle = unsafe handle else {
                throw SystemError(call: "pthread_create", code: EAGAIN)
            }
            unsafe self.handle = handle
        #endif
    }

    /// Lets the system take back the thread when it ends; call it once, instead of ``join()``.
    ///
    /// Without either, the stack of the thread is kept until the process ends.
    package func detach() {
        _ = pthread_detach(handle)
    }

    /// Waits until the thread has ended; call it once, from another thread.
    package func join() {
        _ = pthread_join(handle, nil)
    }

    private final class Box: Sendable {
        let body: @Sendable () -> Void

        init(body: @escaping @Sendable () -> Void) {
            self.body = body
        }
    }
}

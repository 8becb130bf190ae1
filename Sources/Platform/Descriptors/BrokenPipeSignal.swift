import CLibrary

/// SIGPIPE, raised by a write into a pipe without a reader, which ends a program by default.
package enum BrokenPipeSignal {
    /// Turns writes into closed pipes, and those past the size limit of files, into errors, in the
    /// whole program.
    package static func ignore() {
        _ = signal(SIGPIPE, SIG_IGN)
        _ = signal(SIGXFSZ, SIG_IGN)
    }

    /// Runs `body` with the signal blocked on this thread, and discards the one that it raises.
    static func held(_ body: () -> Transfer) -> Transfer {
        #if canImport(Darwin)
            // On Darwin, pipes are made not to raise it.
            return body()
        #else
            var held = sigset_t()
            var before = sigset_t()
            unsafe sigemptyset(&held)
            unsafe sigaddset(&held, SIGPIPE)
            unsafe pthread_sigmask(SIG_BLOCK, &held, &before)
            let transfer = body()
            if transfer == .ended {
                var patience = timespec()
                _ = unsafe sigtimedwait(&held, nil, &patience)
            }
            unsafe pthread_sigmask(SIG_SETMASK, &before, nil)
            return transfer
        #endif
    }
}

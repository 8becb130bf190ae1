import CLibrary

/// The signal that a write into a pipe without a reader raises, which ends a program by default.
package enum BrokenPipeSignal {
    /// Makes a closed pipe an error of each write, in all of the program.
    package static func ignore() {
        _ = signal(SIGPIPE, SIG_IGN)
    }

    /// Does something while the signal is held back on this thread, and drops the one it raised.
    static func held(_ body: () -> Transfer) -> Transfer {
        #if canImport(Darwin)
            // There, pipes are told not to raise it.
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

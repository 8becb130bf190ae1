import SessionConformance
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The wish of somebody outside that the program stops: SIGINT, SIGTERM.
///
/// The first signal is only noted, so that the command can end its work and write its report; the
/// second ends the process, and the programs it runs, at once.
package enum Interruption {
    private static let received = Atomic<Int32>(0)

    /// The first signal that came.
    package static var receivedSignal: Int32? {
        let number = received.load(ordering: .relaxed)
        return number == 0 ? nil : number
    }

    /// Starts to listen, and makes a closed pipe an error of `write` and not the end.
    package static func install() {
        // The handler must find the flag and the list of programs made: making them takes a lock.
        _ = received.load(ordering: .relaxed)
        ChildProcessTestee.killAll()
        unsafe listen(to: SIGINT)
        unsafe listen(to: SIGTERM)
        _ = signal(SIGPIPE, SIG_IGN)
    }

    @unsafe
    private static func listen(to number: Int32) {
        var action = sigaction()
        // Without SA_RESTART: a read that waits for input that never comes has to end.
        unsafe action.setHandler { number in
            let (exchanged, _) = Interruption.received.compareExchange(
                expected: 0,
                desired: number,
                ordering: .relaxed
            )
            guard !exchanged else { return }
            ChildProcessTestee.killAll()
            _exit(128 + number)
        }
        _ = unsafe sigaction(number, &action, nil)
    }
}

extension sigaction {
    @unsafe
    fileprivate mutating func setHandler(_ handler: @escaping @convention(c) (Int32) -> Void) {
        #if canImport(Darwin)
            unsafe __sigaction_u.__sa_handler = handler
        #else
            unsafe __sigaction_handler.sa_handler = handler
        #endif
    }
}

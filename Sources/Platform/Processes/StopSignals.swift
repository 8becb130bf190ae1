import CLibrary
import Synchronization

/// The signals with which a terminal, a person or a supervisor asks the program to stop.
///
/// The first is only recorded, so that the program can finish and report. A second SIGINT or
/// SIGTERM ends the process, and the programs it runs, at once. A second SIGHUP does not: both the
/// shell and the system send one when a terminal closes. Nor does a signal that follows the first
/// immediately: `timeout` sends its signal to the program and then to the whole group.
package enum StopSignals {
    private static let received = Atomic<Int32>(0)

    /// When the first signal came, in nanoseconds of the monotonic clock.
    private static let start = Atomic<Int64>(0)

    /// How soon a second signal counts as the first, in nanoseconds: sooner than a person could
    /// send it.
    private static var echo: Int64 { 50_000_000 }

    /// The descriptor to which the handler writes a byte on the first signal; -1 for none.
    private static let bell = Atomic<Int32>(-1)

    /// A descriptor that becomes and stays readable on the first signal; `nil` before ``listen()``.
    static var ringing: FileDescriptor? { kept.withLock { $0?.reading } }

    /// The first signal that came.
    package static var first: Int32? {
        let number = received.load(ordering: .relaxed)
        return number == 0 ? nil : number
    }

    /// Starts listening for SIGINT, SIGTERM and SIGHUP.
    ///
    /// A SIGHUP that is already ignored, as under `nohup`, stays ignored. A SIGINT does not:
    /// scripts start background programs with SIGINT ignored and then send it.
    ///
    /// - Returns: A descriptor that becomes and stays readable on the first signal.
    /// - Throws: If the system has no descriptors left.
    package static func listen() throws(SystemError) -> FileDescriptor {
        // The handler must find the flag and the list of programs initialized: that takes a lock.
        _ = received.load(ordering: .relaxed)
        _ = start.load(ordering: .relaxed)
        RunningChildren.all.kill()
        let pipe = try Pipe()
        pipe.writing.makeNonBlocking()
        bell.store(pipe.writing.number, ordering: .relaxed)
        kept.withLock { $0 = pipe }
        for number in [SIGINT, SIGTERM] { unsafe handle(number) }
        if unsafe !isIgnored(SIGHUP) { unsafe handle(SIGHUP) }
        return pipe.reading
    }

    /// Keeps the pipe open whose writing end the handler knows by number.
    private static let kept = Mutex<Pipe?>(nil)

    /// Whether a later signal follows the first immediately; safe in a signal handler.
    ///
    /// Another thread may have recorded the first signal and not yet its time.
    private static var isEcho: Bool {
        let start = start.load(ordering: .relaxed)
        return start == 0 || now - start <= echo
    }

    /// The time of the monotonic clock; safe in a signal handler.
    private static var now: Int64 {
        var time = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }

    @unsafe
    private static func isIgnored(_ number: Int32) -> Bool {
        var action = sigaction()
        return unsafe sigaction(number, nil, &action) == 0 && action.isIgnored
    }

    @unsafe
    private static func handle(_ number: Int32) {
        var action = sigaction()
        // Without SA_RESTART: a read that waits for input that never comes must end.
        unsafe action.setHandler { number in
            let (isFirst, _) = StopSignals.received.compareExchange(
                expected: 0,
                desired: number,
                ordering: .relaxed
            )
            if isFirst {
                // The program may be between a call and its check of `errno`.
                let code = errno
                StopSignals.start.store(StopSignals.now, ordering: .relaxed)
                var byte: UInt8 = 0
                _ = unsafe write(StopSignals.bell.load(ordering: .relaxed), &byte, 1)
                errno = code
            } else if number != SIGHUP, !StopSignals.isEcho {
                RunningChildren.all.kill()
                _exit(128 + number)
            }
        }
        _ = unsafe sigaction(number, &action, nil)
    }
}

extension sigaction {
    /// Whether the signal is ignored.
    ///
    /// `SIG_IGN` is the address 1, and handlers cannot be compared.
    @unsafe
    fileprivate var isIgnored: Bool {
        #if canImport(Darwin)
            unsafe unsafeBitCast(__sigaction_u.__sa_handler, to: Int.self) == 1
        #else
            unsafe unsafeBitCast(__sigaction_handler.sa_handler, to: Int.self) == 1
        #endif
    }

    @unsafe
    fileprivate mutating func setHandler(_ handler: @escaping @convention(c) (Int32) -> Void) {
        #if canImport(Darwin)
            unsafe __sigaction_u.__sa_handler = handler
        #else
            unsafe __sigaction_handler.sa_handler = handler
        #endif
    }
}

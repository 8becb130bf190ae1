import Foundation
import SessionConformance

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The signals that ask the program to stop: SIGINT, SIGTERM and SIGHUP.
///
/// The first is only noted, so that the command can end its work and write its report. A second
/// SIGINT or SIGTERM ends the process, and the programs it runs, at once. A second SIGHUP does
/// not: both the shell and the system send one when a terminal closes.
package enum Interruption {
    /// The watch that the signals of this process interrupt.
    package static let watch = InterruptionWatch()

    /// Starts to listen, and makes a closed pipe an error of `write` instead of the end.
    ///
    /// A SIGHUP that is ignored already, as under `nohup`, stays ignored.
    package static func install() {
        // The handler must find these made: making them takes a lock.
        _ = watch.signal
        let wakeUp = wakeUp
        ChildProcessTestee.killAll()
        Thread.detachNewThread {
            unsafe awaitWakeUp(wakeUp.reading)
            watch.announce()
        }
        unsafe listen(to: SIGINT)
        unsafe listen(to: SIGTERM)
        if unsafe !isIgnored(SIGHUP) { unsafe listen(to: SIGHUP) }
        _ = signal(SIGPIPE, SIG_IGN)
    }

    /// A pipe through which the handler, which may call next to nothing, wakes a thread.
    private static let wakeUp: (reading: Int32, writing: Int32) = {
        var ends: [Int32] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else {
            preconditionFailure("no pipe for signals: \(unsafe String(cString: strerror(errno)))")
        }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (ends[0], ends[1])
    }()

    @unsafe
    private static func awaitWakeUp(_ descriptor: Int32) {
        var byte: UInt8 = 0
        while unsafe read(descriptor, &byte, 1) < 0, errno == EINTR {}
    }

    @unsafe
    private static func listen(to number: Int32) {
        var action = sigaction()
        // Without SA_RESTART: a read that waits for input that never comes must end.
        unsafe action.setHandler { number in
            if Interruption.watch.note(number) {
                let code = errno
                var byte: UInt8 = 1
                _ = unsafe write(Interruption.wakeUp.writing, &byte, 1)
                errno = code
            } else if number != SIGHUP {
                ChildProcessTestee.killAll()
                _exit(128 + number)
            }
        }
        _ = unsafe sigaction(number, &action, nil)
    }

    @unsafe
    private static func isIgnored(_ number: Int32) -> Bool {
        var action = sigaction()
        return unsafe sigaction(number, nil, &action) == 0 && action.isIgnoring
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

    /// Whether the signal is ignored; `SIG_IGN` is the address 1.
    @unsafe
    fileprivate var isIgnoring: Bool {
        #if canImport(Darwin)
            let handler = unsafe __sigaction_u.__sa_handler
        #else
            let handler = unsafe __sigaction_handler.sa_handler
        #endif
        return unsafe unsafeBitCast(handler, to: Int.self) == 1
    }
}

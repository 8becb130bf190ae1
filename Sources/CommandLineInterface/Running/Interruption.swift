package import Platform

/// What asks this process to stop: see `StopSignals`.
package enum Interruption {
    /// The watch that the signals of this process interrupt.
    package static let watch = InterruptionWatch { StopSignals.first }

    /// Starts to listen, and makes a closed pipe an error of `write` instead of the end.
    ///
    /// - Throws: Where the system has no room for it.
    package static func install() throws(SystemError) {
        StandardStreams.reserveNumbers()
        BrokenPipeSignal.ignore()
        ChildProcess.keepStatuses()
        let bell = try StopSignals.listen()
        _ = try WorkThread {
            var bells = PollSet()
            bells.add(bell, for: .readable)
            // Other signals end a wait too.
            while !bells.wait(for: nil) {}
            watch.announce()
        }
    }
}

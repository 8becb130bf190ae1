package import Platform

/// Handles the signals that ask this process to stop; see `StopSignals`.
package enum Interruption {
    /// The watch that the signals interrupt.
    package static let watch = InterruptionWatch { StopSignals.first }

    /// Starts to listen for signals, and turns a closed pipe into an error of `write` instead of a
    /// fatal signal.
    ///
    /// - Throws: If the system has no resources for it.
    package static func install() throws(SystemError) {
        StandardStreams.reserveNumbers()
        BrokenPipeSignal.ignore()
        ChildProcess.keepStatuses()
        let bell = try StopSignals.listen()
        _ = try WorkThread {
            var bells = PollSet()
            bells.add(bell, for: .readable)
            // Other signals end the wait too, so wait again.
            while !bells.wait(for: nil) {}
            watch.announce()
        }
    }
}

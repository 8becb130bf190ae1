extension FileDescriptor {
    /// Waits until there is something to read, or the program is asked to stop.
    ///
    /// A signal that arrives just before a read does not interrupt it, so every read that may wait
    /// forever waits here first.
    ///
    /// - Returns: Whether a read returns at once; `false` if the program is asked to stop.
    package func awaitInput() -> Bool {
        let ringing = StopSignals.ringing
        while true {
            var descriptors = PollSet()
            descriptors.add(self, for: .readable)
            descriptors.add(ringing, for: .readable)
            guard descriptors.wait(for: nil) else {
                // Interrupted by a signal: the bell shows which kind it was.
                continue
            }
            if descriptors[0] != [] { return true }
            if descriptors[1] != [] { return false }
        }
    }
}

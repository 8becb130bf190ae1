import SessionContract
import StrictJSON

// Reads sources that contain several texts.
extension PayloadReader {
    /// Reads the first text of a source and thereby determines its framing.
    mutating func readFirstText(
        in window: TextWindow,
        _ ledger: inout Ledger
    ) throws(InputFailure) {
        let isSound = try readText(in: window, &ledger)
        switch framing {
        case .texts:
            if !isSound { try passToNextText(in: window) }
        case .single, .lines, .undecided:
            // The text, or the fault in it, ended before its line did.
            framing = .lines
            if isSound {
                try readRestOfLine(in: window, &ledger)
            } else if isArchive {
                // Its rest is not lines, and was counted as not read.
                scout?.noteOther()
                try passRest(of: window)
            } else {
                try passLine(in: window)
            }
        }
    }

    /// Reads texts that follow one another, whatever separates them.
    mutating func readTexts(in window: TextWindow, _ ledger: inout Ledger) throws(InputFailure) {
        while !isInterrupted(), try nextText(in: window) != nil {
            count(.framing(.concatenated), at: window.start, in: window, &ledger)
            try passByteOrderMark(in: window)
            if try !readText(in: window, &ledger) { try passToNextText(in: window) }
        }
    }

    /// Moves to the next text and returns its first byte; `nil` at the end.
    ///
    /// Skips the record separator that text sequences put before each text (RFC 7464).
    mutating func nextText(in window: TextWindow) throws(InputFailure) -> UInt8? {
        while let byte = try nextByte(in: window) {
            guard byte == 0x1E else { return byte }
            window.start += 1
        }
        return nil
    }

    /// Moves to the next line that starts with an object or an array, where reading can resume.
    private mutating func passToNextText(in window: TextWindow) throws(InputFailure) {
        // What follows a fault in an archive is the rest of the archive.
        if isArchive { return try passRest(of: window) }
        repeat {
            try passLine(in: window)
            guard let byte = try byteAtStart(of: window) else { return }
            if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") { return }
        } while !isInterrupted()
    }

    /// Moves to the end of the source.
    private mutating func passRest(of window: TextWindow) throws(InputFailure) {
        window.start = window.end
        while !isInterrupted(), try window.more() { window.start = window.end }
    }
}

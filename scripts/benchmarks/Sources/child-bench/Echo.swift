import Foundation

/// A testee that returns whatever it gets, as fast as it can.
///
/// It searches for two members by their spelling and parses nothing, so that the measurement hardly
/// waits for it.
struct Echo {
    func serve() {
        while let line = readLine() {
            let seq = text(after: #""seq":"#, until: ",", of: line)
            if line.contains(#""op":"bye""#) { return }
            if line.contains(#""op":"hello""#) {
                reply(
                    #"{"seq":\#(seq),"protocol":"session-testee/1","ops":["roundtrip"],"testee":{"name":"echo"}}"#
                )
                continue
            }
            let payload = text(after: #""payload":""#, until: "\"", of: line)
            reply(#"{"seq":\#(seq),"outcome":"accepted","payload":"\#(payload)"}"#)
        }
    }

    private func text(after start: String, until end: Character, of line: String) -> Substring {
        guard let range = line.firstRange(of: start) else { return "" }
        return line[range.upperBound...].prefix { $0 != end }
    }

    private func reply(_ line: String) {
        let bytes = Array((line + "\n").utf8)
        _ = bytes.withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
    }
}

import FoundationEssentials
import SessionModel

/// Foundation's `JSONDecoder` as a peer, which decodes the three-state model from each line.
enum DecoderPeer {
    /// Decodes the lines of a file, and prints the number of those that it rejects.
    static func run(_ path: String) throws {
        let bytes = try Data(contentsOf: URL(filePath: path), options: .alwaysMapped)
        let decoder = JSONDecoder()
        var refused = 0
        var start = bytes.startIndex
        while start < bytes.endIndex {
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.endIndex
            let line = bytes[start..<end]
            if (try? decoder.decode(SessionObject.self, from: line)) == nil { refused += 1 }
            start = min(end + 1, bytes.endIndex)
        }
        print(refused)
    }
}

import CapturedRuns
import Foundation

extension DividedFile {
    /// Writes the files to a folder, and returns the paths of those that are checked.
    func write(to folder: TemporaryFolder) throws -> [String] {
        let names = ["a.ndjson", "b.json", "c.txt", "d.ndjson", "e.json"]
        let paths = zip(names, [bytes] + others).map { name, bytes in
            (folder.path(of: name), bytes)
        }
        for (path, bytes) in paths { try Data(bytes).write(to: URL(filePath: path)) }
        return division == .shards ? paths.map(\.0) : [paths[0].0]
    }

    /// Returns the arguments that check each part of files that were written to a folder.
    func parts(at paths: [String], _ folder: TemporaryFolder) throws -> [[String]] {
        switch division {
        case .shards:
            return (0...cuts.count).map { paths + ["--shard=\($0 + 1)/\(cuts.count + 1)"] }
        case .ranges:
            return ranges.map { [paths[0], "--range=\($0.lowerBound)-\($0.upperBound)"] }
        case .pipes:
            return try rangesOfLines.enumerated().map { index, range in
                let part = folder.path(of: "\(index).part")
                try Data(bytes[range]).write(to: URL(filePath: part))
                return [part, "--source=NAME", "--base-offset=\(range.lowerBound)"]
            }
        }
    }
}

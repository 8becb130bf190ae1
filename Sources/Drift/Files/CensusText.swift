import Reports
import SessionModel
import StrictJSON

extension Census {
    /// The name of the format, which changes when readers of this one could misunderstand it.
    package static let format = "\(formatFamily)1"

    /// What the names of all editions of the format start with.
    package static let formatFamily = "session-census/"

    /// The census as JSON: sorted, and one state per line, so that a difference can be read.
    package var text: String {
        let head = [
            Self.line("format") { $0.string(Self.format) },
            Self.line("tool") { tool in
                tool.object { tool in
                    tool.member("name", Self.toolName)
                    tool.member("version", toolVersion)
                }
            },
            Self.line("takenAt") { $0.string(Timestamp.Moment(seconds: takenAt).description) },
            Self.line("key") { $0.string(key) },
            Self.line("digest") { $0.string(Self.hexadecimal(digest)) },
        ]
        let rest = [
            Self.line("unjudged") { $0.integer(Int64(unjudged)) },
            Self.line("sessions") { $0.integer(Int64(sessions.total)) },
            Self.line("blocks") { $0.blocks(of: sessions) },
        ]
        let rows = CensusCounter.allCases.sorted { $0.name < $1.name }.flatMap { counter in
            states(of: counter).map { state in
                JSONWriter.text { json in
                    json.object { json in
                        json.member("counter", counter.name)
                        json.member("state", state.name)
                        json.member("count", state.counts.total)
                        json.member("blocks") { $0.blocks(of: state.counts) }
                    }
                }
            }
        }
        let list = rows.isEmpty ? "[]" : "[\n\(rows.joined(separator: ",\n"))\n]"
        let members = head + partLines + rest + ["\"counters\":\(list)"]
        return "{\n\(members.joined(separator: ",\n"))\n}\n"
    }

    /// What the census is a part or a sum of.
    private var partLines: [String] {
        var lines: [String] = []
        if parts.count == 1 {
            lines.append(Self.line("part") { $0.part(parts[0]) })
        } else if !parts.isEmpty {
            lines.append(
                Self.line("parts") { writer in
                    writer.array { array in
                        for part in parts { array.part(part) }
                    }
                }
            )
        }
        if !summands.isEmpty {
            lines.append(
                Self.line("summands") { writer in
                    writer.array { array in
                        for digest in summands { array.string(Self.hexadecimal(digest)) }
                    }
                }
            )
        }
        return lines
    }

    /// Returns a member of the census, without the braces around it.
    private static func line(_ key: String, _ write: (inout JSONWriter) -> Void) -> String {
        "\"\(key)\":" + JSONWriter.text(write)
    }

    static let toolName = "session-conformance"

    static func hexadecimal(_ number: UInt64) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}

extension JSONWriter {
    fileprivate mutating func part(_ part: RunRecord.Part) {
        object { json in
            if let shard = part.shard {
                json.member("index", shard.index)
                json.member("of", shard.count)
                json.member("sources", part.sources ?? "")
            } else if let range = part.ranges.first {
                json.member("source", range.source)
                json.member("start", range.start)
                json.member("end", range.end)
                if let size = range.size { json.member("size", size) }
            }
        }
    }

    fileprivate mutating func blocks(of counts: BlockCounts) {
        array { json in
            for block in 0..<BlockCounts.blockCount { json.integer(Int64(counts[block])) }
        }
    }
}

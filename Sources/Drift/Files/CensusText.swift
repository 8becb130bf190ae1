import SessionModel
import StrictJSON

extension Census {
    /// The name of the format, which changes when readers of this one could misunderstand it.
    package static let format = "session-census/1"

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
        return "{\n\(head.joined(separator: ",\n")),\n\"counters\":\(list)\n}\n"
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
    fileprivate mutating func blocks(of counts: BlockCounts) {
        array { json in
            for block in 0..<BlockCounts.blockCount { json.integer(Int64(counts[block])) }
        }
    }
}

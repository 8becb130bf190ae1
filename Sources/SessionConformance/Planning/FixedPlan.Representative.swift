import SessionModel
import SessionPayloads

extension FixedPlan {
    /// A session with a value for every field, some of which each combination of states replaces.
    struct Representative {
        let name: String
        let session: SessionObject

        /// Creates a session from integers, times and links in the order of the fields.
        ///
        /// If there are too few, the last one is repeated.
        private init(
            _ name: String,
            integers: [Int64],
            times: [String],
            links: [String]
        ) {
            self.name = name
            var next: [DeclaredField.Meaning: Int] = [:]
            session = SessionObject { field in
                let index = next[field.meaning, default: 0]
                next[field.meaning] = index + 1
                return switch field.meaning {
                case .integer: .integer(integers[min(index, integers.count - 1)])
                case .timestamp: .text(times[min(index, times.count - 1)])
                case .link: .text(links[min(index, links.count - 1)])
                }
            }
        }

        private init(_ name: String, _ session: SessionObject) {
            self.name = name
            self.session = session
        }

        static let all = [
            Representative("documented", .documented),
            Representative("empty", integers: [0], times: [""], links: [""]),
            Representative(
                "equal",
                integers: [7],
                times: ["2014-11-18T17:24:29Z"],
                links: ["7"]
            ),
            Representative(
                "extreme",
                integers: [.min, .max],
                times: ["9999-12-31T23:59:59.999999999-23:59", "0000-01-01T00:00:00Z"],
                links: ["\u{1F600}\u{0}\u{2028}\"\\"]
            ),
            Representative(
                "beyond-doubles",
                integers: [9_007_199_254_740_993, -9_007_199_254_740_993],
                times: ["2014-11-18T17:24:29.120Z", "2014-11-18T18:24:29+01:00"],
                links: ["null"]
            ),
        ]
    }
}

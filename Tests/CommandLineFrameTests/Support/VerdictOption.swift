/// An option of `check` that decides what counts, what is listed, or how the input is read.
enum VerdictOption: Hashable, Sendable {
    case only(String)
    case skip(String)
    case rule(String, String)
    case strict
    case maxFindings(Int)
    case everyFinding
    case failOn(String)
    case jobs(Int)

    /// The option as it is written on the command line.
    var argument: String {
        switch self {
        case .only(let names): "--only=\(names)"
        case .skip(let names): "--skip=\(names)"
        case .rule(let id, let level): "--rule=\(id)=\(level)"
        case .strict: "--strict"
        case .maxFindings(let count): "--max-findings=\(count)"
        case .everyFinding: "--every-finding"
        case .failOn(let level): "--fail-on=\(level)"
        case .jobs(let count): "--jobs=\(count)"
        }
    }

    /// The options of the table.
    ///
    /// They name groups and ids, rules that report that nothing could be judged, and rules whose
    /// texts cannot be read to their end.
    static let table: [Self] = [
        .only("contract"), .only("json"), .only("input"), .only("contract/null,timestamp"),
        .only("input/unjudged"), .only("live/error-body"),
        .skip("contract"), .skip("json"), .skip("input"), .skip("input/unjudged"),
        .skip("input/empty,link"), .skip("envelope,contract/absent,live"),
        .rule("json/syntax", "off"), .rule("json/depth", "note"), .rule("json/encoding", "off"),
        .rule("input/unjudged", "off"), .rule("input/unjudged", "error"),
        .rule("input/empty", "note"), .rule("contract/undeclared", "warning"),
        .rule("contract/absent", "error"), .rule("envelope/unknown", "off"),
        .rule("contract/null", "off"), .rule("timestamp/future", "warning"),
        .strict, .maxFindings(1), .maxFindings(7), .everyFinding,
        .failOn("warning"), .failOn("note"), .jobs(1), .jobs(4),
    ]
}

extension VerdictOption {
    /// Returns whether this is the same option, with any value.
    func isSameKind(as other: Self) -> Bool {
        argument.prefix { $0 != "=" } == other.argument.prefix { $0 != "=" }
    }
}

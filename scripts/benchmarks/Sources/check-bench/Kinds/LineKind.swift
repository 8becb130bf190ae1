/// A kind of line: how an ordinary session is changed, and what must be reported for it.
struct LineKind: Sendable {
    typealias Change = @Sendable (inout SessionDraft, inout SplitMix64) -> Void
    typealias ByteChange = @Sendable (inout [UInt8], inout SplitMix64) -> Void

    let name: String
    let limit: InstructionLimit

    /// The rules that each line breaks, one per finding.
    ///
    /// Notes are listed only if the kind is about them. `nil` if the result is random.
    let rules: [String]?

    /// Whether each line is a single JSON object, so that it can also be an element of a list.
    let isSession: Bool

    /// Whether the mix contains this kind as a planted violation.
    let isPlanted: Bool

    private let change: Change
    private let changeBytes: ByteChange?

    init(
        _ name: String,
        _ limit: InstructionLimit = .other,
        rules: [String]? = [],
        isSession: Bool = true,
        isPlanted: Bool? = nil,
        _ change: @escaping Change = { _, _ in },
        bytes: ByteChange? = nil
    ) {
        self.name = name
        self.limit = limit
        self.rules = rules
        self.isSession = isSession
        self.isPlanted = isPlanted ?? (rules?.isEmpty == false)
        self.change = change
        changeBytes = bytes
    }

    /// Appends a line of this kind, made from `draft`, and its line feed.
    func write(_ draft: SessionDraft, _ random: inout SplitMix64, to bytes: inout [UInt8]) {
        var draft = draft
        change(&draft, &random)
        if let changeBytes {
            var line: [UInt8] = []
            draft.write(to: &line)
            changeBytes(&line, &random)
            bytes += line
        } else {
            draft.write(to: &bytes)
        }
        bytes.append(0x0A)
    }

    /// Writes a file whose every line is of this kind.
    ///
    /// A shorter file is a prefix of a longer one.
    func write(_ count: Int, to file: ByteFile) throws {
        var source = SessionSource(seed: 7)
        var line: [UInt8] = []
        for _ in 0..<count {
            line.removeAll(keepingCapacity: true)
            write(source.next(), &source.random, to: &line)
            try file.append(line)
        }
        try file.close()
    }

    /// All kinds except the mix.
    static let all =
        ordinary + framed + undeclared + keys + timestamps + numbers + links + faults
        + duplicates + syntax + encoding + foreign
}

import Foundation
package import PayloadInput
import SessionContract
import StrictJSON

/// Combines the same payloads into sources in many ways, and checks that the same is found.
package struct ArrangementCheck {
    private var generator: PayloadGenerator

    /// The differences so far.
    package private(set) var differences: [Difference] = []

    /// The number of sources that have been read.
    package private(set) var sourceCount = 0

    /// The number of sources read in several ways; its parity selects the half of the ways.
    private var turn: Int

    package init(seed: UInt64) {
        generator = PayloadGenerator(seed: seed)
        turn = Int(seed % 2)
    }

    // MARK: Lines

    /// Checks payloads as lines, each of which must be read as if it were the only one.
    package mutating func checkLines(_ payloads: [[UInt8]]) throws {
        let lines = payloads.map(\.asLine).filter { !$0.isBlank }
        let source = ArrangedSource(lines, as: .lines) { "" }
        var options = Judged.Options(.ndjson)
        let base = try Judged(source.bytes, options)
        var expected: [FoundFault] = []
        for (index, line) in lines.enumerated() {
            let single = try Judged(line, options)
            expected += single.faults.map { source.placed($0, of: index) }
        }
        compare("lines, and each line by itself", lines, expected, base.faults)
        options.isGrouping = true
        let grouped = try Judged(source.bytes, options)
        compareGroups("grouped lines, and each finding by itself", lines, base, grouped)
        try checkVariants(of: source.bytes, lines, .ndjson, base, grouped)
    }

    /// Compares readings of one source: by several threads, from a file and from a pipe.
    ///
    /// A source is read in half of the ways, and the next one in the others. Each is compared with
    /// the reading in memory, so each way is indirectly compared with every other.
    private mutating func checkVariants(
        of bytes: [UInt8],
        _ payloads: [[UInt8]],
        _ format: PayloadReader.Format,
        _ base: Judged,
        _ grouped: Judged
    ) throws {
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        turn += 1
        for isGrouping in [false, true] {
            let isEven = turn.isMultiple(of: 2) == isGrouping
            let expected = isGrouping ? grouped : base
            var options = Judged.Options(format, isGrouping: isGrouping)
            for jobs in isEven ? [1, 5] : [2] {
                options.jobs = jobs
                options.blockSize = 16 + generator.below(1_200)
                var found = try Judged(path: file.path, options)
                found.rename(file.path, to: "payload")
                let name = "\(jobs) jobs, blocks of \(options.blockSize), grouped: \(isGrouping)"
                compare(name, payloads, expected, found)
            }
            if isEven { continue }
            let found = try Judged(pieces: pieces(of: bytes), options)
            compare("a pipe, grouped: \(isGrouping)", payloads, expected, found)
        }
    }

    /// Splits a source into pieces of random lengths, mostly short ones.
    private mutating func pieces(of bytes: [UInt8]) -> [[UInt8]] {
        var pieces: [[UInt8]] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            let length = 1 + generator.below(generator.below(6) == 0 ? 3_000 : 60)
            pieces.append(Array(rest.prefix(length)))
            rest = rest.dropFirst(length)
        }
        return pieces
    }

    // MARK: Files

    /// Checks each payload as a source of its own, from a file and from a pipe, in alternating
    /// formats.
    package mutating func checkFiles(_ payloads: [[UInt8]]) throws {
        let formats = [PayloadReader.Format.auto, .json, .ndjson]
        for (index, payload) in payloads.enumerated() where !payload.isBlank && payload.startsAsJSON
        {
            let format = formats[index % formats.count]
            let base = try Judged(payload, Judged.Options(format))
            let grouped = try Judged(payload, Judged.Options(format, isGrouping: true))
            compareGroups("grouped \(format)", [payload], base, grouped)
            try checkVariants(of: payload, [payload], format, base, grouped)
        }
    }

    // MARK: Texts and sessions

    /// Checks payloads that are valid JSON as the bodies of responses in archives.
    package mutating func checkAnswers(_ payloads: [[UInt8]]) throws {
        let bodies = payloads.filter { payload in
            // An archive is recognized in a file, but not in a response, and an error object the
            // other way round.
            guard let root = (try? JSONDocument(parsing: payload))?.root else { return false }
            return ["log", "error", "errors"].allSatisfy { root[$0] == nil }
        }
        let separate = try bodies.map { try Judged($0, Judged.Options(.json)).faults }
        for arrangement in [Arrangement.archive, .encodedArchive] {
            try check(bodies, as: arrangement, separate)
        }
    }

    /// Checks payloads that are objects as sessions, in each place that a session can have.
    package mutating func checkSessions(_ payloads: [[UInt8]]) throws {
        let sessions = payloads.filter { payload in
            (try? JSONDocument(parsing: payload))?.root.members != nil && payload.first == 0x7B
        }
        let separate = sessions.map { Judged(session: $0).faults }
        for arrangement in Arrangement.allCases where arrangement.isOfSessions {
            guard arrangement == .single else {
                try check(sessions, as: arrangement, separate)
                continue
            }
            for (session, faults) in zip(sessions, separate) {
                try check([session], as: arrangement, [faults])
            }
        }
    }

    /// Checks a source with payloads that have these faults if each is read by itself.
    private mutating func check(
        _ payloads: [[UInt8]],
        as arrangement: Arrangement,
        _ separate: [[FoundFault]]
    ) throws {
        var generator = generator
        let source = ArrangedSource(payloads, as: arrangement) {
            generator.below(4) == 0 ? [" ", "\n", "\r\n\t", "\n\n"][generator.below(4)] : ""
        }
        self.generator = generator
        var expected: [FoundFault] = []
        for (index, faults) in separate.enumerated() {
            expected += faults.map { source.placed($0, of: index) }
        }
        // The first bytes of a source determine its form, whatever follows.
        let format = generator.below(2) == 0 ? PayloadReader.Format.json : .auto
        let base = try Judged(source.bytes, Judged.Options(format))
        compare("\(arrangement) as \(format), and each by itself", payloads, expected, base.faults)
        let grouped = try Judged(source.bytes, Judged.Options(format, isGrouping: true))
        compareGroups("grouped \(arrangement) as \(format)", payloads, base, grouped)
        if generator.below(4) == 0 {
            try checkVariants(of: source.bytes, payloads, format, base, grouped)
        }
    }

    /// Checks that a source is read the same wherever the text in memory ends.
    ///
    /// Each byte is at the edge of a piece once. A reading has up to four edges, far from each
    /// other.
    package mutating func checkEdges(
        of payloads: [[UInt8]],
        as arrangement: Arrangement,
        _ format: PayloadReader.Format
    ) throws {
        let source = ArrangedSource(payloads, as: arrangement) { "" }
        let base = try Judged(source.bytes, Judged.Options(format))
        let distance = (source.bytes.count + 3) / 4
        for first in 1...distance {
            let edges = stride(from: first, to: source.bytes.count, by: distance)
            let ends = Array(edges) + [source.bytes.count]
            let pieces = zip([0] + ends, ends).map { Array(source.bytes[$0..<$1]) }
            let found = try Judged(pieces: pieces, Judged.Options(format))
            compare("\(arrangement) as \(format), edge at \(first)", payloads, base, found)
        }
    }

    // MARK: Comparing

    private mutating func compare(
        _ name: String,
        _ payloads: [[UInt8]],
        _ expected: [FoundFault],
        _ found: [FoundFault]
    ) {
        sourceCount += 1
        let (expected, found) = (expected.map(\.comparable), found.map(\.comparable))
        // Descriptions are made only of differences: making them takes longer than reading the
        // source.
        guard expected.numbers != found.numbers else { return }
        let texts = (expected.map(\.description).sorted(), found.map(\.description).sorted())
        differences.append(Difference(name, payloads, expected: texts.0, found: texts.1))
    }

    private mutating func compare(
        _ name: String,
        _ payloads: [[UInt8]],
        _ expected: Judged,
        _ found: Judged
    ) {
        sourceCount += 1
        guard !expected.isSame(as: found) else { return }
        let difference = Difference(name, payloads, expected: expected.lines, found: found.lines)
        differences.append(difference)
    }

    /// Checks that grouped rows are the findings by rule, place and kind.
    private mutating func compareGroups(
        _ name: String,
        _ payloads: [[UInt8]],
        _ single: Judged,
        _ grouped: Judged
    ) {
        let expected =
            single.groups + ["\(single.totals.sorted { $0.key.rawValue < $1.key.rawValue })"]
        let found =
            grouped.groups + ["\(grouped.totals.sorted { $0.key.rawValue < $1.key.rawValue })"]
        guard expected != found else { return }
        differences.append(Difference(name, payloads, expected: expected, found: found))
    }
}

extension [UInt8] {
    /// The bytes without line feeds.
    fileprivate var asLine: [UInt8] { map { $0 == 0x0A ? 0x20 : $0 } }

    /// Whether there is no text: nothing but white space and what may precede a text, byte order
    /// marks and the record separators of RFC 7464.
    fileprivate var isBlank: Bool {
        allSatisfy { [0x20, 0x09, 0x0D, 0x0A, 0x1E, 0xEF, 0xBB, 0xBF].contains($0) }
    }
}

extension ArrangedSource {
    /// Moves a finding of a payload that was read by itself to its place in the source.
    fileprivate func placed(_ fault: FoundFault, of index: Int) -> FoundFault {
        var fault = fault
        // A fault in a response of an archive has its place in the body, wherever the archive is.
        let isInAnswer = fault.source.contains("#")
        fault.rename("payload", to: "payload" + sources[index])
        if isInAnswer { return fault }
        fault.pointer = JSONPointer(prefixes[index] + fault.pointer.tokens)
        guard sources[index].isEmpty else { return fault }
        fault.position = position(of: fault.position.offset, in: index)
        return fault
    }
}

extension FoundFault {
    /// The fault without an excerpt that is not from inside a session: how much of that is in
    /// memory depends on the source.
    fileprivate var comparable: FoundFault {
        ["json", "envelope", "input"].contains(rule.group) ? withoutExcerpt : self
    }
}

extension [FoundFault] {
    /// The number of occurrences of each fault.
    fileprivate var numbers: [FoundFault: Int] { Dictionary(map { ($0, 1) }, uniquingKeysWith: +) }
}

extension Judged {
    /// Whether everything agrees that must agree: what ``lines`` puts in words.
    fileprivate func isSame(as other: Judged) -> Bool {
        totals == other.totals && rowCount == other.rowCount
            && unlistedCount == other.unlistedCount
            && counts.payloads == other.counts.payloads
            && counts.sessions == other.counts.sessions
            && faults.map(\.comparable) == other.faults.map(\.comparable)
    }

    fileprivate mutating func rename(_ old: String, to new: String) {
        for index in faults.indices { faults[index].rename(old, to: new) }
    }

    /// Everything that must agree, in the order in which it is listed.
    ///
    /// The number of bytes read need not agree: after a fault in a single text, the rest is not
    /// read.
    fileprivate var lines: [String] {
        faults.map(\.comparable.description) + [
            "\(totals.sorted { $0.key.rawValue < $1.key.rawValue })",
            "\(rowCount) \(unlistedCount)",
            "\(counts.payloads) payloads, \(counts.sessions) sessions",
        ]
    }

    /// The findings by rule, shape of the place, and kind.
    fileprivate var groups: [String] {
        var groups: [String: (count: Int, first: Int)] = [:]
        // Within a severity, findings are listed in the order of the source.
        for fault in faults {
            let shape = Finding.Place(pointer: fault.pointer).pointer.shape
            let key = "\(fault.rule.id) \(shape) \(fault.kind)"
            groups[key, default: (0, fault.position.offset)].count += fault.count
        }
        return groups.map { "\($0.value.count) x \($0.key) first at \($0.value.first)" }.sorted()
    }
}

extension [UInt8] {
    /// Whether the beginning is that of JSON in UTF-8.
    ///
    /// A file that begins with anything else may be read as another form, such as UTF-16, and a
    /// text in memory is not.
    fileprivate var startsAsJSON: Bool {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let rest = (starts(with: mark) ? self[3...] : self[...]).prefix(16)
        return !rest.contains(0)
            && rest.first { $0 > 0x20 }.map {
                #"{["-0123456789tfn"#.utf8.contains($0)
            } != false
    }
}

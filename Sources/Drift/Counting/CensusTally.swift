package import SessionContract
import SessionModel
import StrictJSON

/// Counts sessions in a census while they are read.
package struct CensusTally: Sendable {
    /// What has been counted so far.
    package private(set) var census: Census

    private let key: BlockKey
    private let latest: Int64

    /// The place of each session if nothing says whose it is.
    package struct Neighborhood: Sendable {
        /// The name of the source, or of the request.
        private let source: UInt64
        private let chunk: UInt64

        /// The number of bytes of a source whose sessions are taken for neighbors.
        private static let chunkSize = 1 << 16

        /// The bytes around an offset of a source.
        package init(offset: Int, in source: String) {
            self.source = source.utf8.reduce(14_695_981_039_346_656_037) { hash, byte in
                (hash ^ UInt64(byte)) &* 1_099_511_628_211
            }
            chunk = UInt64(max(0, offset) / Self.chunkSize)
        }

        var numbers: (UInt64, UInt64) { (source, chunk) }
    }

    /// Creates a tally without sessions.
    ///
    /// - Parameters:
    ///   - toolVersion: The version of the program.
    ///   - now: The time from which ages are counted, in seconds since 1970-01-01T00:00:00Z.
    ///   - key: The key of the blocks.
    package init(toolVersion: String, now: Int64, key: BlockKey) {
        census = Census(toolVersion: toolVersion, takenAt: now, key: key.name)
        self.key = key
        latest = now
    }

    /// A tally with the same key that has counted nothing.
    var emptied: CensusTally {
        CensusTally(toolVersion: census.toolVersion, now: latest, key: key)
    }

    /// Adds what a part has counted.
    mutating func add(_ part: CensusTally) {
        do throws(Census.Mismatch) {
            try census.add(part.census)
        } catch {
            preconditionFailure("a part has the key and the time of the whole")
        }
    }

    /// Counts answers that could not be judged.
    package mutating func countUnjudged(_ count: Int) { census.unjudged += count }

    /// Counts the paging members of a page.
    package mutating func count(page: Paging, at place: Neighborhood) {
        census.add(.paging, page.state, in: block(of: place))
    }

    /// Counts the session that a reader has read.
    ///
    /// - Parameters:
    ///   - reader: The reader.
    ///   - place: What is around the session.
    ///   - neighborhood: The place of the session, which decides about its block if it has no user.
    ///   - text: The text that was read, up to the end of the session or later.
    package mutating func count(
        _ reader: borrowing SessionReader,
        in place: SessionPlace,
        at neighborhood: Neighborhood,
        of text: borrowing RawSpan
    ) {
        let reading = reader.reading
        let block: Int
        if reading.integers.contains(.userID) {
            let digits = reading.digits[.userID]
            block = key.block(of: digits.low, digits.middle, digits.high)
        } else {
            block = self.block(of: neighborhood)
        }
        census.sessions.add(1, in: block)
        census.digest &+= key.number(of: text.extracting(reading.range))
        census.add(.envelope, place.state, in: block)
        var presence = ""
        var moments: [DeclaredField: Timestamp.Moment] = [:]
        for field in DeclaredField.allCases {
            let state = count(field, of: reading, in: block, text, &moments)
            presence += state.rawValue.prefix(1)
        }
        census.add(.presence, presence, in: block)
        census.add(.order, Self.order(of: reading), in: block)
        if let start = moments[.authenticatedAt], let end = moments[.lastSeenAt] {
            census.add(.interval, TimeShape.interval(from: start, to: end), in: block)
        }
        guard reader.hasFaults else { return }
        countFaults(of: reader.faults, in: block, text)
    }

    private func block(of place: Neighborhood) -> Int {
        key.block(of: place.numbers.0, place.numbers.1)
    }

    /// Counts a field of a session, and returns its state.
    private mutating func count(
        _ field: DeclaredField,
        of reading: SessionReading,
        in block: Int,
        _ text: borrowing RawSpan,
        _ moments: inout [DeclaredField: Timestamp.Moment]
    ) -> FieldState {
        let start = reading.starts[field]
        let kind =
            reading.present.contains(field)
            ? JSONValue.Kind(startingWith: text.byte(at: start)) ?? .null : nil
        let state: FieldState = kind == nil ? .absent : kind == .null ? .null : .value
        census.add(.state(field), state.rawValue, in: block)
        guard let kind, kind != .null else { return state }
        census.add(.type(field), kind.rawValue, in: block)
        switch kind {
        case .number:
            guard let end = try? text.endOfNumber(from: start) else { break }
            census.add(.length(field), TextLength.state(of: end - start), in: block)
            guard field.meaning == .integer else { break }
            count(IntegerShape(start..<end, in: text), of: field, in: block)
        case .string:
            guard let extent = try? text.stringExtent(openedAt: start) else { break }
            if extent.hasEscapes {
                let content = JSONString(extent, in: text).bytes
                count(unsafe content.span.bytes, of: field, in: block, &moments)
            } else {
                count(text.extracting(extent.range), of: field, in: block, &moments)
            }
        case .null, .boolean, .array, .object: break
        }
        return state
    }

    private mutating func count(_ shape: IntegerShape, of field: DeclaredField, in block: Int) {
        census.add(.spelling(field), shape.spelling, in: block)
        census.add(.sign(field), shape.sign, in: block)
        guard shape.isInteger else { return }
        census.add(.size(field), shape.size, in: block)
        census.add(.bits(field), shape.bits, in: block)
    }

    /// Counts the content of a string.
    private mutating func count(
        _ content: RawSpan,
        of field: DeclaredField,
        in block: Int,
        _ moments: inout [DeclaredField: Timestamp.Moment]
    ) {
        census.add(.length(field), TextLength.state(of: content.byteCount), in: block)
        switch field.meaning {
        case .integer: break
        case .timestamp:
            let shape = TimeShape(content)
            census.add(.dialect(field), shape.reading.dialect.rawValue, in: block)
            guard let moment = shape.reading.moment else { break }
            moments[field] = moment
            if let offset = shape.offset { census.add(.offset(field), offset, in: block) }
            if let fraction = shape.fraction { census.add(.fraction(field), fraction, in: block) }
            let (age, overflow) = latest.subtractingReportingOverflow(moment.seconds)
            let state = overflow ? "older" : TimeShape.age(ofSeconds: age)
            census.add(.age(field), state, in: block)
        case .link:
            let shape = LinkShape(content.bytes(in: 0..<content.byteCount))
            census.add(.scheme(field), shape.scheme, in: block)
            if let host = shape.host { census.add(.host(field), host, in: block) }
            census.add(.path(field), shape.path, in: block)
            census.add(.suffix(field), shape.suffix, in: block)
        }
    }

    /// Returns the order of the declared keys, or `declared` if it is that of the contract.
    private static func order(of reading: SessionReading) -> String {
        let fields = reading.present.fields
        let order = fields.sorted { reading.starts[$0] < reading.starts[$1] }
        return order == fields ? "declared" : order.map(\.key).joined(separator: ">")
    }

    /// Counts the rules that a session breaks, and the names of its undeclared keys.
    private mutating func countFaults(
        of faults: FaultBuffer,
        in block: Int,
        _ text: borrowing RawSpan
    ) {
        var rules: Set<Rule> = []
        var names: Set<String> = []
        for entry in faults.entries {
            rules.insert(entry.fault.rule)
            switch entry.fault {
            case .undeclared, .misspelled:
                // Too many keys of one session share an entry.
                guard !faults.isCrowded else {
                    names.insert(KeyName.hidden)
                    continue
                }
                guard let extent = try? text.stringExtent(openedAt: entry.offset) else { continue }
                names.insert(KeyName.state(of: JSONString(extent, in: text).bytes))
            default: break
            }
        }
        for rule in rules { census.add(.rules, rule.id, in: block) }
        for name in names { census.add(.keys, name, in: block) }
    }
}

extension CensusTally {
    /// The kinds of paging members of a page.
    package struct Paging: OptionSet, Sendable {
        package let rawValue: Int

        package init(rawValue: Int) { self.rawValue = rawValue }

        /// `meta` or `links`.
        package static let cursor = Paging(rawValue: 1)

        /// `next_page` or `previous_page`.
        package static let offset = Paging(rawValue: 2)

        /// `count`.
        package static let count = Paging(rawValue: 4)

        var state: String {
            let names: [(Paging, String)] = [
                (.cursor, "cursor"), (.offset, "offset"), (.count, "count"),
            ]
            let own = names.filter { contains($0.0) }.map(\.1)
            return own.isEmpty ? "none" : own.joined(separator: "-and-")
        }
    }
}

extension SessionPlace {
    fileprivate var state: String {
        switch self {
        case .root: "none"
        case .element: "array"
        case .session: "session"
        case .sessionElement: "session-array"
        case .sessionsElement: "sessions"
        }
    }
}

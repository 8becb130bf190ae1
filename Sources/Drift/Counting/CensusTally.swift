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
    package mutating func count(page: PagingState, at place: Neighborhood) {
        census.add(.paging, page.name, in: block(of: place))
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
        add(.envelope, place.state, in: block)
        var presence = ""
        var moments: [DeclaredField: Timestamp.Moment] = [:]
        for field in DeclaredField.allCases {
            let state = count(field, of: reading, in: block, text, &moments)
            presence += CensusState.Presence.letter(of: state)
        }
        census.add(.presence, presence, in: block)
        let order = reading.present.fields.sorted { reading.starts[$0] < reading.starts[$1] }
        census.add(.order, CensusCounter.orderState(of: order), in: block)
        if let start = moments[.authenticatedAt], let end = moments[.lastSeenAt] {
            add(.interval, TimeShape.interval(from: start, to: end), in: block)
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
        add(.state(field), state, in: block)
        guard let kind, kind != .null else { return state }
        add(.type(field), kind, in: block)
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
        add(.spelling(field), shape.spelling, in: block)
        add(.sign(field), shape.sign, in: block)
        guard shape.isInteger else { return }
        add(.size(field), shape.size, in: block)
        census.add(.bits(field), CensusState.Bits.state(of: shape.bitCount), in: block)
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
            add(.dialect(field), shape.reading.dialect, in: block)
            guard let moment = shape.reading.moment else { break }
            moments[field] = moment
            if let offset = shape.offset { add(.offset(field), offset, in: block) }
            if let digits = shape.fractionDigits {
                census.add(.fraction(field), CensusState.Fraction.state(of: digits), in: block)
            }
            add(.age(field), TimeShape.age(of: moment, at: latest), in: block)
        case .link:
            let shape = LinkShape(content.bytes(in: 0..<content.byteCount))
            add(.scheme(field), shape.scheme, in: block)
            if let host = shape.host { census.add(.host(field), host, in: block) }
            census.add(.path(field), shape.path, in: block)
            add(.suffix(field), shape.suffix, in: block)
        }
    }

    private mutating func add<State: RawRepresentable<String>>(
        _ counter: CensusCounter,
        _ state: State,
        in block: Int
    ) {
        census.add(counter, state.rawValue, in: block)
    }

    /// Counts the rules that a session breaks, and the names and types of its undeclared keys.
    private mutating func countFaults(
        of faults: FaultBuffer,
        in block: Int,
        _ text: borrowing RawSpan
    ) {
        var rules: Set<Rule> = []
        var names: Set<String> = []
        var types: Set<KeyType> = []
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
                let name = KeyName.state(of: JSONString(extent, in: text).bytes)
                names.insert(name)
                guard name != KeyName.hidden, let kind = Self.kind(afterKey: extent, in: text)
                else { continue }
                types.insert(KeyType(name, kind))
            default: break
            }
        }
        for rule in rules { census.add(.rules, rule.id, in: block) }
        for name in names { census.add(.keys, name, in: block) }
        for type in types { census.add(.types, type.state, in: block) }
    }

    /// Returns the type of the value of a key.
    private static func kind(
        afterKey extent: JSONStringExtent,
        in text: borrowing RawSpan
    ) -> JSONValue.Kind? {
        let colon = text.endOfWhitespace(from: extent.end + 1)
        guard colon < text.byteCount else { return nil }
        let start = text.endOfWhitespace(from: colon + 1)
        return start < text.byteCount ? JSONValue.Kind(startingWith: text.byte(at: start)) : nil
    }
}

extension SessionPlace {
    fileprivate var state: CensusState.Envelope {
        switch self {
        case .root: .none
        case .element: .array
        case .session: .session
        case .sessionElement: .sessionArray
        case .sessionsElement: .sessions
        }
    }
}

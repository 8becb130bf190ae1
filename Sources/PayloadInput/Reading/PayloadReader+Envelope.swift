import SessionContract
import SessionModel
import StrictJSON

// Envelopes: `{"session": …}` and `{"sessions": …}`. Archives are recognized here too.
extension PayloadReader {
    /// Reads the object at the start of the window, which its keys show not to be a session.
    ///
    /// A long object had no key of an envelope in the part that was in memory. It may still be a
    /// session, one that is too long to be judged.
    ///
    /// For an open envelope, the window starts at the part that has not been read yet. With
    /// `isArchive`, it is expected to be an archive, whose own keys are not judged.
    mutating func readEnvelope(
        isLong: Bool = false,
        isArchive: Bool = false,
        open: OpenEnvelope? = nil,
        in window: TextWindow,
        _ ledger: inout Ledger
    ) throws(ReadingStop) {
        keys.makeRoom()
        startsLikeArchive = isArchive
        var facts = EnvelopeFacts()
        var hasFields = false
        let answers = counts.answers
        // An open envelope is known to have sessions, so its start is not needed for a report.
        let start = open == nil ? window.position(of: window.start) : TextPosition()
        var open = open
        let first = open == nil ? nil : Self.listKey
        try readObject(at: isArchive ? nil : [], from: first, in: window, &ledger) {
            reader,
            key,
            ledger throws(ReadingStop) in
            // Of duplicate keys, each value is read and judged. `readObject` counts the fault of
            // the key.
            switch EnvelopeKey(key: key) {
            case .sessions:
                facts.isEnvelope = true
                if let part = open {
                    open = nil
                    facts.sessionCount = try reader.readSessions(after: part, in: window, &ledger)
                    return
                }
                try reader.readList(in: window, &facts, &ledger)
            case .session:
                facts.isEnvelope = true
                try reader.readSingle(in: window, &facts, &ledger)
            case .log:
                try reader.readLog(in: window, &ledger)
            case nil:
                if isArchive || isLong, let list = ExchangeList(rawValue: key.description) {
                    return try reader.readExchanges(of: list, in: window, &ledger)
                }
                if isArchive { return try reader.skipValue(in: window) }
                if isLong, DeclaredField(key: key) != nil { hasFields = true }
                try reader.readPaging(key, in: window, &facts, &ledger)
            }
        }
        if self.isArchive {
            guard counts.answers < answers else { return }
            // Only the text itself, which is not an answer any more, had been counted.
            count(.unjudged(.empty), at: start, &ledger)
            return
        }
        // Found only now, because the key that decides may come last in an object of any length.
        guard facts.isEnvelope else {
            if hasFields { setAside(.tooLong) }
            count(hasFields ? .unjudged(.tooLong) : .unknownEnvelope(.object), at: start, &ledger)
            return
        }
        if facts.sessionCount == 0, facts.singleCount == nil { countEmpty(at: start, &ledger) }
        for (fault, member) in facts.faults {
            count(fault, at: member.position, excerpt: member.excerpt, &ledger)
        }
        note(.envelope(facts))
        observer?.observe(facts, at: anchor(of: start.offset), of: unitName)
    }

    private static let listKey = JSONString(EnvelopeKey.sessions.rawValue)

    // MARK: Sessions

    /// Reads the rest of the list of an open envelope and returns the number of elements of the
    /// whole list.
    private mutating func readSessions(
        after part: OpenEnvelope,
        in window: TextWindow,
        _ ledger: inout Ledger
    ) throws(ReadingStop) -> Int {
        part.isListRead
            ? part.sessionCount
            : try readElements(
                from: part.sessionCount,
                in: window,
                place: .sessionsElement,
                &ledger
            )
    }

    private mutating func readList(
        in window: TextWindow,
        _ facts: inout EnvelopeFacts,
        _ ledger: inout Ledger
    ) throws(ReadingStop) {
        if try requireByte(in: window) == UInt8(ascii: "[") {
            let count = try readSessions(in: window, place: .sessionsElement, &ledger)
            facts.sessionCount = (facts.sessionCount ?? 0) + count
            return
        }
        let excerpt = try excerptAtStart(of: window)
        let position = window.position(of: window.start)
        let kind = try passMember(["sessions"], in: window, &ledger)
        count(.sessionsShape(kind), at: position, excerpt: excerpt, &ledger)
    }

    private mutating func readSingle(
        in window: TextWindow,
        _ facts: inout EnvelopeFacts,
        _ ledger: inout Ledger
    ) throws(ReadingStop) {
        let byte = try requireByte(in: window)
        if byte == UInt8(ascii: "{") {
            try readElement(in: window, place: .session, index: 0, &ledger)
            facts.singleCount = 1
            return
        }
        let excerpt = try excerptAtStart(of: window)
        let position = window.position(of: window.start)
        switch byte {
        // One session in an array is the right content in the wrong form, and has a rule of its
        // own.
        case UInt8(ascii: "["):
            let count = try readSessions(in: window, place: .sessionElement, &ledger)
            facts.singleCount = count
            let fault: Fault = count == 1 ? .arrayForm : .sessionShape(.array)
            self.count(fault, at: position, excerpt: excerpt, &ledger)
        default:
            let kind = try passMember(["session"], in: window, &ledger)
            count(.sessionShape(kind), at: position, excerpt: excerpt, &ledger)
        }
    }

    // MARK: Paging

    /// Reads a member that holds no sessions: keeps it if it is a paging member, and skips any
    /// other.
    private mutating func readPaging(
        _ key: JSONString,
        in window: TextWindow,
        _ facts: inout EnvelopeFacts,
        _ ledger: inout Ledger
    ) throws(ReadingStop) {
        guard let member = Fault.PagingMember(key: key) else {
            if readsAnswers, facts.error == nil {
                facts.error = try errorBesideSessions(key, in: window)
            }
            _ = try passMember([key], in: window, &ledger)
            return
        }
        let isObject = try requireByte(in: window) == UInt8(ascii: "{")
        guard isObject, member.hasParts else {
            try keep(member, [key], in: window, &facts, &ledger)
            return
        }
        // Evaluated before `keep`, which makes the member known. Members of a duplicate are
        // skipped.
        let isFirst = !facts.members.contains(member)
        if isFirst { facts.keep(EnvelopeFacts.Member(kind: .object), named: member) }
        try readObject(at: [key], in: window, &ledger) { reader, part, ledger throws(ReadingStop) in
            if isFirst, let name = Fault.PagingMember(key: part, in: member) {
                try reader.keep(name, [key, part], in: window, &facts, &ledger)
            } else {
                _ = try reader.passMember([key, part], in: window, &ledger)
            }
        }
    }

    /// Returns the error that the value of a member is, if its key and the beginning of its value
    /// say so.
    private mutating func errorBesideSessions(
        _ key: JSONString,
        in window: TextWindow
    ) throws(ReadingStop) -> ErrorFacts? {
        let name = key.description
        guard name == "error" || name == "errors" else { return nil }
        return try excerptAtStart(of: window).flatMap {
            ErrorFacts(valueStartingWith: $0, isList: name == "errors")
        }
    }

    /// The longest string of a paging member that is kept, in bytes.
    private static let textLimit = 16 << 10

    /// Reads the value of a paging member and keeps it if it is the first of its name.
    private mutating func keep(
        _ member: Fault.PagingMember,
        _ path: @autoclosure () -> [JSONString],
        in window: TextWindow,
        _ facts: inout EnvelopeFacts,
        _ ledger: inout Ledger
    ) throws(ReadingStop) {
        let byte = try requireByte(in: window)
        var value = EnvelopeFacts.Member(kind: .string)
        // Recorded now for any member that may have a fault: the text does not stay in memory.
        if let kind = JSONValue.Kind(startingWith: byte),
            !member.allows(kind) || kind == .number || byte == UInt8(ascii: "t")
        {
            value.excerpt = try excerptAtStart(of: window)
            value.position = window.position(of: window.start)
        } else if byte == UInt8(ascii: "\""), member == .next || member == .nextPage {
            value.position = window.position(of: window.start)
        }
        if byte == UInt8(ascii: "\"") {
            value.content = try readString(in: window, limit: Self.textLimit)
        } else {
            // No other value starts with `t`: for anything else, `passMember` throws.
            value.isTrue = byte == UInt8(ascii: "t")
            value.integer = try integer(in: window)
            value.kind = try passMember(path(), in: window, &ledger)
        }
        facts.keep(value, named: member)
    }

    /// Returns the integer at the start of the window; `nil` if there is no 64-bit integer.
    mutating func integer(in window: TextWindow) throws(ReadingStop) -> Int64? {
        let byte = try requireByte(in: window)
        guard byte.isDigit || byte == UInt8(ascii: "-") else { return nil }
        while true {
            let contents = unsafe window.contents
            let text = unsafe contents.bytes.extracting(0..<window.end)
            // A number that reaches the end of the text in memory may continue after it.
            do {
                let end = try text.endOfNumber(from: window.start)
                if end < window.end || window.isAtEnd {
                    return JSONNumber.Integrality(ofNumberIn: window.start..<end, of: text).int64
                }
            } catch {
                if error.offset < window.end || window.isAtEnd { return nil }
            }
            _ = try input { () throws(InputFailure) in try window.more() }
        }
    }
}

/// An envelope whose first member is a list of sessions, of which a part has been read.
struct OpenEnvelope {
    /// The number of sessions of the list that have been read and counted.
    var sessionCount = 0

    /// Whether the list was read to its end.
    var isListRead = false
}

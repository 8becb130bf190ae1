import SessionContract
import SessionModel
import StrictJSON

// Envelopes: `{"session": …}` and `{"sessions": …}`, and archives, which are told apart from them
// here.
extension PayloadReader {
    /// Reads the object that the window starts at, whose keys say that it is not a session.
    ///
    /// A long object has named no key of an envelope as far as it was in memory. It may turn out to
    /// be a session all the same, which is too long to be judged.
    ///
    /// Of an open envelope, the window starts at what has not been read yet.
    mutating func readEnvelope(
        isLong: Bool = false,
        open: OpenEnvelope? = nil,
        in window: TextWindow,
        _ ledger: inout Ledger
    ) throws(ReadingStop) {
        keys.makeRoom()
        var facts = EnvelopeFacts()
        var isArchive = false
        var hasFields = false
        // Of an open envelope it is known to be one.
        let start = open == nil ? window.position(of: window.start) : TextPosition()
        var open = open
        let first = open == nil ? nil : Self.listKey
        try readObject(at: [], from: first, in: window, &ledger) {
            reader,
            key,
            ledger throws(ReadingStop) in
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
                if try reader.readLog(in: window, &ledger) { isArchive = true }
            case nil:
                if isLong, DeclaredField(key: key) != nil { hasFields = true }
                try reader.readPaging(key, in: window, &facts, &ledger)
            }
        }
        if isArchive {
            // What the last answer in it was says nothing about the archive.
            root = nil
            return
        }
        guard facts.isEnvelope else {
            count(hasFields ? .unjudged(.tooLong) : .unknownEnvelope(.object), at: start, &ledger)
            return
        }
        for (fault, member) in facts.faults {
            count(fault, at: member.position, excerpt: member.excerpt, &ledger)
        }
        note(.envelope(facts))
    }

    private static let listKey = JSONString(EnvelopeKey.sessions.rawValue)

    // MARK: Sessions

    /// Reads what is left of the list of an open envelope, and returns how many elements all of it
    /// has.
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

    /// Reads a member that is not about sessions: one about paging is kept, any other is passed.
    private mutating func readPaging(
        _ key: JSONString,
        in window: TextWindow,
        _ facts: inout EnvelopeFacts,
        _ ledger: inout Ledger
    ) throws(ReadingStop) {
        guard let member = Fault.PagingMember(key: key) else {
            _ = try passMember([key], in: window, &ledger)
            return
        }
        let isObject = try requireByte(in: window) == UInt8(ascii: "{")
        guard isObject, member.hasParts else {
            try keep(member, [key], in: window, &facts, &ledger)
            return
        }
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

    /// The longest text of a paging member that is kept, in bytes.
    private static let textLimit = 16 << 10

    /// Reads the value of a member about paging and keeps what it says, where it is the first.
    private mutating func keep(
        _ member: Fault.PagingMember,
        _ path: @autoclosure () -> [JSONString],
        in window: TextWindow,
        _ facts: inout EnvelopeFacts,
        _ ledger: inout Ledger
    ) throws(ReadingStop) {
        let byte = try requireByte(in: window)
        var value = EnvelopeFacts.Member(kind: .string)
        // Noted now for all that could be found fault with: the text does not stay in memory.
        if let kind = JSONValue.Kind(startingWith: byte),
            !member.allows(kind) || kind == .number || byte == UInt8(ascii: "t")
        {
            value.excerpt = try excerptAtStart(of: window)
            value.position = window.position(of: window.start)
        } else if byte == UInt8(ascii: "\""), member == .next || member == .nextPage {
            value.position = window.position(of: window.start)
        }
        if byte == UInt8(ascii: "\"") {
            value.content = []
            try readString(in: window, into: &value.content, limit: Self.textLimit)
        } else {
            value.isTrue = byte == UInt8(ascii: "t")
            value.integer = try integer(in: window)
            value.kind = try passMember(path(), in: window, &ledger)
        }
        facts.keep(value, named: member)
    }

    /// The integer that the window starts at, where it starts at one of 64 bits.
    mutating func integer(in window: TextWindow) throws(ReadingStop) -> Int64? {
        let byte = try requireByte(in: window)
        guard byte.isDigit || byte == UInt8(ascii: "-") else { return nil }
        while window.end - window.start < 64, !window.isAtEnd {
            _ = try input { () throws(InputFailure) in try window.more() }
        }
        let contents = unsafe window.contents
        let text = unsafe contents.bytes.extracting(0..<window.end)
        guard let end = try? text.endOfNumber(from: window.start) else { return nil }
        return JSONNumber.Integrality(ofNumberIn: window.start..<end, of: text).int64
    }
}

/// An envelope whose first member is a list of sessions, as far as it has been read.
struct OpenEnvelope {
    /// How many sessions of the list have been read and counted.
    var sessionCount = 0

    /// Whether those were all of the list.
    var isListRead = false
}

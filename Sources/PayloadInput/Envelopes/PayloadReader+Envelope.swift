import SessionContract
import SessionModel
import StrictJSON

// Envelopes: `{"session": …}` and `{"sessions": …}`, and archives, which are told apart from them
// here.
extension PayloadReader {
    /// Reads the object that the window starts at, whose keys say that it is not a session.
    ///
    /// A long object has named no key of an envelope as far as it was in memory. It may turn out to be
    /// a session all the same, which is too long to be judged.
    mutating func readEnvelope(
        isLong: Bool = false,
        in window: TextWindow,
        _ ledger: inout Ledger
    ) throws(ReadingStop) {
        keys.makeRoom()
        objectCount += 1
        var members = ObjectKeys(object: objectCount)
        var facts = EnvelopeFacts()
        var isArchive = false
        var hasFields = false
        let start = window.position(of: window.start)
        try readObject(in: window) { reader, key, position throws(ReadingStop) in
            if !reader.isNew(key, in: &members) {
                reader.count(.duplicateKey, under: key, at: position, &ledger)
            }
            if key.hasLoneSurrogate {
                reader.count(.loneSurrogateInKey, under: key, at: position, &ledger)
            }
            switch EnvelopeKey(rawValue: key.description) {
            case .sessions:
                facts.isEnvelope = true
                try reader.readList(in: window, &facts, &ledger)
            case .session:
                facts.isEnvelope = true
                try reader.readSingle(in: window, &facts, &ledger)
            case .log:
                if try reader.readLog(in: window, &ledger) { isArchive = true }
            case nil:
                if DeclaredField(key: key) != nil { hasFields = true }
                try reader.readPaging(key, in: window, &facts, &ledger)
            }
        }
        if isArchive {
            // What the last answer in it was says nothing about the archive.
            root = nil
            return
        }
        guard facts.isEnvelope else {
            let isSession = isLong && hasFields
            count(isSession ? .unjudged(.tooLong) : .unknownEnvelope(.object), at: start, &ledger)
            return
        }
        for (fault, member) in facts.faults {
            count(fault, at: member.position, excerpt: member.excerpt, &ledger)
        }
        note(.envelope(facts))
    }

    /// Counts a fault whose place is a key of the envelope.
    private func count(
        _ fault: Fault,
        under key: JSONString,
        at position: TextPosition,
        _ ledger: inout Ledger
    ) {
        count(fault, Self.place(of: [key]), at: [.key(key.shortened)], position, &ledger)
    }

    // MARK: Sessions

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
        let position = window.position(of: window.start)
        let excerpt = excerpt(at: window.start, in: window)
        let kind = try passMember(["sessions"], in: window, &ledger)
        count(.sessionsShape(kind), at: position, excerpt: excerpt, &ledger)
    }

    private mutating func readSingle(
        in window: TextWindow,
        _ facts: inout EnvelopeFacts,
        _ ledger: inout Ledger
    ) throws(ReadingStop) {
        let byte = try requireByte(in: window)
        let position = window.position(of: window.start)
        let excerpt = excerpt(at: window.start, in: window)
        switch byte {
        case UInt8(ascii: "{"):
            try readElement(in: window, place: .session, index: 0, &ledger)
            facts.singleCount = 1
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
        let member = Fault.PagingMember(rawValue: key.description)
        // A key with a dot in it is not one of two levels.
        guard let member, !key.bytes.contains(UInt8(ascii: ".")) else {
            _ = try passMember([key], in: window, &ledger)
            return
        }
        let isObject = try requireByte(in: window) == UInt8(ascii: "{")
        guard isObject, member.hasParts else {
            try keep(member, [key], in: window, &facts, &ledger)
            return
        }
        let isFirst = facts.members[member] == nil
        if isFirst { facts.members[member] = fact(.object, in: window) }
        objectCount += 1
        var members = ObjectKeys(object: objectCount)
        try readObject(in: window) { reader, part, position throws(ReadingStop) in
            try reader.readPart(
                part,
                of: member,
                key,
                at: position,
                isFirst: isFirst,
                in: window,
                &members,
                &facts,
                &ledger
            )
        }
    }

    /// Reads a member of `meta` or `links`.
    private mutating func readPart(
        _ part: JSONString,
        of member: Fault.PagingMember,
        _ key: JSONString,
        at position: TextPosition,
        isFirst: Bool,
        in window: TextWindow,
        _ members: inout ObjectKeys,
        _ facts: inout EnvelopeFacts,
        _ ledger: inout Ledger
    ) throws(ReadingStop) {
        func note(_ fault: Fault) {
            let tokens: [JSONPointer.Token] = [.key(key.shortened), .key(part.shortened)]
            count(fault, Self.place(of: [key, part]), at: tokens, position, &ledger)
        }
        if !isNew(part, in: &members) { note(.duplicateKey) }
        if part.hasLoneSurrogate { note(.loneSurrogateInKey) }
        if isFirst, let name = member.part(part) {
            try keep(name, [key, part], in: window, &facts, &ledger)
        } else {
            _ = try passMember([key, part], in: window, &ledger)
        }
    }

    /// The longest text of a paging member that is kept, in bytes.
    private static let textLimit = 16 << 10

    /// Reads the value of a member about paging and keeps what it says, where it is the first.
    private mutating func keep(
        _ member: Fault.PagingMember,
        _ path: [JSONString],
        in window: TextWindow,
        _ facts: inout EnvelopeFacts,
        _ ledger: inout Ledger
    ) throws(ReadingStop) {
        let byte = try requireByte(in: window)
        let position = window.position(of: window.start)
        let excerpt = excerpt(at: window.start, in: window)
        let value: EnvelopeFacts.Member
        switch byte {
        case UInt8(ascii: "\""):
            var content: [UInt8]? = []
            try readString(in: window, into: &content, limit: Self.textLimit)
            value = .init(
                kind: .string,
                text: content.map { String(decoding: $0, as: UTF8.self) },
                position: position,
                excerpt: excerpt
            )
        default:
            let isTrue = byte == UInt8(ascii: "t")
            let integer = try integer(in: window)
            let kind = try passMember(path, in: window, &ledger)
            value = .init(
                kind: kind,
                integer: integer,
                isTrue: isTrue,
                position: position,
                excerpt: excerpt
            )
        }
        if facts.members[member] == nil { facts.members[member] = value }
    }

    /// The integer that the window starts at, where it starts at one of 64 bits.
    mutating func integer(in window: TextWindow) throws(ReadingStop) -> Int64? {
        while window.end - window.start < 64, !window.isAtEnd {
            _ = try input { () throws(InputFailure) in try window.more() }
        }
        let contents = unsafe window.contents
        let text = unsafe contents.bytes.extracting(0..<window.end)
        guard text.byte(at: window.start).isDigit || text.byte(at: window.start) == 0x2D,
            let end = try? text.endOfNumber(from: window.start)
        else { return nil }
        return JSONNumber.Integrality(ofNumberIn: window.start..<end, of: text).int64
    }

    private func fact(_ kind: JSONValue.Kind, in window: TextWindow) -> EnvelopeFacts.Member {
        .init(
            kind: kind,
            position: window.position(of: window.start),
            excerpt: excerpt(at: window.start, in: window)
        )
    }
}

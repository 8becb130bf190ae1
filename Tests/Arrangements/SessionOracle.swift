package import SessionContract
import SessionModel
package import StrictJSON

/// Finds the faults of a session in the simplest way: by walking the tree of the text.
///
/// It shares with the session reader the interpretation of single values, but none of its loops and
/// tables.
package struct SessionOracle {
    /// The last second that does not count as the future.
    private let latest: Int64

    private var entries: [Entry] = []

    /// A fault, its place and the number of its occurrences.
    package struct Entry {
        package let fault: Fault
        package let tokens: [JSONPointer.Token]
        package let offset: Int
        package var count = 1

        /// The keys on the path; all elements of an array count as one place, and so do all keys
        /// that look like data.
        fileprivate let place: [[UInt8]?]
    }

    /// Returns the faults of a document that must be a session.
    package static func entries(in document: JSONDocument, now: Int64) -> [Entry] {
        var oracle = SessionOracle(latest: now + 300)
        if document.hasByteOrderMark { oracle.add(.byteOrderMark, at: 0) }
        guard let members = document.root.members else {
            oracle.add(.unknownEnvelope(document.root.kind), at: document.root.range.lowerBound)
            return oracle.entries
        }
        oracle.look(at: document.root, members)
        return oracle.entries
    }

    private init(latest: Int64) { self.latest = latest }

    private mutating func add(
        _ fault: Fault,
        at offset: Int,
        _ tokens: [JSONPointer.Token]? = nil,
        place: [[UInt8]?] = []
    ) {
        let tokens = fault.path.map { $0.map { .key($0) } } ?? tokens ?? []
        let known = entries.firstIndex { $0.fault == fault && $0.place == place }
        if let known {
            entries[known].count += 1
        } else {
            entries.append(Entry(fault: fault, tokens: tokens, offset: offset, place: place))
        }
    }

    // MARK: Members

    private mutating func look(at root: JSONValue, _ members: [JSONMember]) {
        var first: [DeclaredField: JSONValue] = [:]
        var seen: Set<JSONString> = []
        for member in members {
            let tokens = [JSONPointer.Token.key(member.key.token)]
            let place = [member.key.name]
            if !seen.insert(member.key).inserted {
                add(.duplicateKey, at: member.keyOffset, tokens, place: place)
            }
            if member.key.hasLoneSurrogate {
                add(.loneSurrogateInKey, at: member.keyOffset, tokens, place: place)
            }
            lookInside(member.value, tokens, place)
            if let field = DeclaredField(key: member.key) {
                if let fault = field.fault(for: ValueForm(member.value)) {
                    add(fault, at: member.value.range.lowerBound)
                }
                if first[field] == nil { first[field] = member.value }
            } else if let field = DeclaredField(misspelled: member.key) {
                let fault = Fault.misspelled(field, member.value.kind)
                add(fault, at: member.keyOffset, tokens, place: place)
            } else {
                add(.undeclared(member.value.kind), at: member.keyOffset, tokens, place: place)
            }
        }
        for field in DeclaredField.allCases where first[field] == nil {
            add(.absent(field), at: root.range.lowerBound)
        }
        judgeTimes(first)
        judgeLink(first)
    }

    /// Looks for faults that do not depend on the meaning of a value.
    private mutating func lookInside(
        _ value: JSONValue,
        _ tokens: [JSONPointer.Token],
        _ place: [[UInt8]?]
    ) {
        switch value.content {
        case .string(let string) where string.hasLoneSurrogate:
            add(.loneSurrogateInValue, at: value.range.lowerBound, tokens, place: place)
        case .array(let elements):
            for (index, element) in elements.enumerated() {
                lookInside(element, tokens + [.index(index)], place + [nil])
            }
        case .object(let members):
            var seen: Set<JSONString> = []
            for member in members {
                let tokens = tokens + [.key(member.key.token)]
                let place = place + [member.key.name]
                if !seen.insert(member.key).inserted {
                    add(.duplicateKey, at: member.keyOffset, tokens, place: place)
                }
                if member.key.hasLoneSurrogate {
                    add(.loneSurrogateInKey, at: member.keyOffset, tokens, place: place)
                }
                lookInside(member.value, tokens, place)
            }
        case .null, .bool, .number, .string: break
        }
    }

    // MARK: Values

    private mutating func judgeTimes(_ values: [DeclaredField: JSONValue]) {
        var moments: [DeclaredField: Timestamp.Moment] = [:]
        for field in DeclaredField.allCases where field.isTimestamp {
            guard let value = values[field], let string = value.string else { continue }
            let time = unsafe Timestamp.reading(of: string.bytes.span.bytes)
            if time.dialect != .documented {
                let form = Fault.TimestampForm(time.dialect, hasMoment: time.moment != nil)
                add(.timestampForm(field, form), at: value.range.lowerBound)
            }
            moments[field] = time.moment
            if let moment = time.moment, moment.seconds > latest {
                add(.future(field), at: value.range.lowerBound)
            }
        }
        if let seen = moments[.lastSeenAt], let authenticated = moments[.authenticatedAt],
            seen < authenticated, let value = values[.lastSeenAt]
        {
            add(.order, at: value.range.lowerBound)
        }
    }

    private mutating func judgeLink(_ values: [DeclaredField: JSONValue]) {
        guard let value = values[.url], let string = value.string else { return }
        let link = unsafe SessionLink(0..<string.bytes.count, in: string.bytes.span.bytes)
        if !link.isAbsoluteHTTPS { add(.linkForm, at: value.range.lowerBound) }
        func contradicts(_ segment: Range<Int>?, _ field: DeclaredField) -> Bool {
            guard let segment, let id = values[field]?.number?.int64 else { return false }
            return String(decoding: string.bytes[segment], as: UTF8.self) != String(id)
        }
        if contradicts(link.sessionID, .id) { add(.linkSession, at: value.range.lowerBound) }
        if contradicts(link.userID, .userID) { add(.linkUser, at: value.range.lowerBound) }
    }
}

extension JSONString {
    /// The key, or `nil` if it looks like data and not like a name.
    fileprivate var name: [UInt8]? {
        let names = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.:"
        let scalars = description.unicodeScalars
        let digits = scalars.filter { $0.properties.generalCategory == .decimalNumber }
        let isName =
            digits.count <= 2 && scalars.count <= 40
            && scalars.allSatisfy { names.unicodeScalars.contains($0) }
        return isName ? bytes : nil
    }

    /// The content as reports show it: a very long key is truncated.
    fileprivate var token: String {
        bytes.count > 200 ? String(decoding: bytes.prefix(200), as: UTF8.self) + "…" : description
    }
}

package import StrictJSON

/// What an object at the root of a document is, told by its keys.
package enum EnvelopeKind: Hashable, Sendable {
    /// A session by itself.
    case session

    /// `{"session": …}`: the answer to a question for one session.
    case single

    /// `{"sessions": …}`: the answer to a question for a list.
    case list

    /// `{"log": {"entries": …}}`: an HTTP archive.
    case archive

    /// None of these.
    case unknown

    /// What an object with these members is.
    ///
    /// The key of an envelope decides before any declared field does, because a list that also has
    /// a `url` of its own is still a list.
    package init(_ members: [JSONMember]) {
        let keys = members.map(\.key)
        if keys.contains("sessions") {
            self = .list
        } else if keys.contains("session") {
            self = .single
        } else if keys.contains("log"), members.count == 1 {
            self = .archive
        } else {
            self = keys.contains { DeclaredField(key: $0) != nil } ? .session : .unknown
        }
    }
}

/// The rules of the group `envelope`: what stands around sessions.
package struct EnvelopeRules {
    private let members: [JSONMember]

    /// How many elements `sessions` has, which need not be in the text any more.
    private let sessionCount: Int

    private var faults = FaultList()

    private init(_ members: [JSONMember], sessionCount: Int) {
        self.members = members
        self.sessionCount = sessionCount
    }

    /// The findings in an envelope, those in its sessions left out.
    ///
    /// - Parameters:
    ///   - envelope: The envelope, whose array of `sessions` may have been left empty.
    ///   - text: The bytes it was read from.
    ///   - sessionCount: How many elements `sessions` has.
    ///   - position: The position that an offset of `text` has in the source.
    /// - Returns: The findings, each with its position.
    package static func findings(
        in envelope: JSONValue,
        of text: RawSpan,
        sessionCount: Int,
        at position: (Int) -> TextPosition
    ) -> [Finding] {
        var rules = EnvelopeRules(envelope.members ?? [], sessionCount: sessionCount)
        TextRules.judge(envelope, of: text, at: JSONPointer(), into: &rules.faults)
        rules.judgeShapes(in: text)
        rules.judgeTypes(in: text)
        rules.judgeContradictions(in: text)
        return rules.faults.located(at: position)
    }

    private mutating func judgeShapes(in text: RawSpan) {
        for member in members {
            switch member.key {
            case "sessions" where member.value.kind != .array:
                shapeFault(member, expected: "an array of session objects", in: text)
            case "session":
                judgeSingle(member, in: text)
            default: break
            }
        }
    }

    private mutating func judgeSingle(_ member: JSONMember, in text: RawSpan) {
        let expected = "one session object"
        guard member.value.kind != .object else { return }
        guard let elements = member.value.elements, elements.count == 1 else {
            shapeFault(member, expected: expected, in: text)
            return
        }
        let finding = Finding(
            .envelopeArrayForm,
            at: JSONPointer([.key("session")]),
            message: "a single session came as an array of one",
            observed: .init("array", "an array of one element"),
            expected: "an object: what running clients read, against the vendor's documents",
            fix: "Read both forms; report to the vendor which of them is meant."
        )
        faults.add(finding, offset: member.value.range.lowerBound)
    }

    private mutating func shapeFault(_ member: JSONMember, expected: String, in text: RawSpan) {
        let value = member.value
        let count = value.elements.map { " of \($0.count) elements" } ?? ""
        let finding = Finding(
            .envelopeShape,
            at: JSONPointer().appending(member.key),
            message: "`\(member.key)` is \(value.kind.phrase)\(count)",
            observed: .init(value, in: text),
            expected: expected,
            fix: "Send \(expected) under this key; an empty list is []."
        )
        faults.add(finding, offset: value.range.lowerBound)
    }

    // MARK: Paging

    private enum PagingType {
        case textOrNull
        case countOrNull
        case flag
        case object

        var expectation: String {
            switch self {
            case .textOrNull: "a string or null"
            case .countOrNull: "a count from 0 on, or null"
            case .flag: "true or false"
            case .object: "an object or null"
            }
        }

        func allows(_ value: JSONValue) -> Bool {
            switch self {
            case .textOrNull: value.kind == .string || value.kind == .null
            case .countOrNull: value.kind == .null || (value.number?.int64 ?? -1) >= 0
            case .flag: value.kind == .boolean
            case .object: value.kind == .object || value.kind == .null
            }
        }
    }

    private static let types: [(path: [String], type: PagingType)] = [
        (["meta"], .object),
        (["meta", "has_more"], .flag),
        (["meta", "after_cursor"], .textOrNull),
        (["meta", "before_cursor"], .textOrNull),
        (["links"], .object),
        (["links", "next"], .textOrNull),
        (["links", "prev"], .textOrNull),
        (["next_page"], .textOrNull),
        (["previous_page"], .textOrNull),
        (["count"], .countOrNull),
    ]

    private func member(_ path: [String]) -> JSONValue? {
        JSONValue(.object(members))[JSONPointer(path.map { .key($0) })]
    }

    private mutating func judgeTypes(in text: RawSpan) {
        for (path, type) in Self.types {
            guard let value = member(path), !type.allows(value) else { continue }
            let name = path.joined(separator: ".")
            pagingFault(
                "`\(name)` is \(value.kind.phrase)",
                at: path,
                value,
                in: text,
                expected: type.expectation,
                fix: "Send \(type.expectation) as `\(name)`."
            )
        }
    }

    private mutating func judgeContradictions(in text: RawSpan) {
        if let more = member(["meta", "has_more"]), case .bool(true) = more.content,
            member(["meta", "after_cursor"])?.string == nil,
            member(["links", "next"])?.string == nil
        {
            pagingFault(
                "`meta.has_more` is true, and nothing leads to the next page",
                at: ["meta", "has_more"],
                more,
                in: text,
                kind: "no-way-on",
                expected: "`meta.after_cursor` or `links.next`",
                fix: "Send the cursor of the next page, or `has_more` as false."
            )
        }
        if let count = member(["count"]), let number = count.number?.int64 {
            judgeCount(number, count, in: text)
        }
    }

    private mutating func judgeCount(_ number: Int64, _ value: JSONValue, in text: RawSpan) {
        guard number >= 0 else { return }
        let isOnlyPage = ["next_page", "previous_page"].allSatisfy { key in
            member([key])?.kind == .null
        }
        let fault: String? =
            if number < sessionCount {
                "`count` is less than the number of sessions on this page"
            } else if isOnlyPage, number > sessionCount {
                "`count` is more than the number of sessions, and this is the only page"
            } else {
                nil
            }
        guard let fault else { return }
        pagingFault(
            fault,
            at: ["count"],
            value,
            in: text,
            kind: number < sessionCount ? "too-small" : "too-large",
            expected: "the number of sessions on all pages together",
            fix: "Count the list that is sent, with the same filter."
        )
    }

    private mutating func pagingFault(
        _ message: String,
        at path: [String],
        _ value: JSONValue,
        in text: RawSpan,
        kind: String? = nil,
        expected: String,
        fix: String
    ) {
        let finding = Finding(
            .envelopePaging,
            at: JSONPointer(path.map { .key($0) }),
            message: message,
            observed: .init(value, in: text, kind: kind),
            expected: expected,
            fix: fix
        )
        faults.add(finding, offset: value.range.lowerBound)
    }
}

extension Finding {
    /// The finding for a document that is neither a session nor an envelope of sessions.
    package static func unknownEnvelope(_ value: JSONValue, text: RawSpan) -> Finding {
        Finding(
            .envelopeUnknown,
            message: "this is neither a session object nor a known envelope of sessions",
            observed: .init(value, in: text, summary: "\(value.kind.phrase) with none of the keys"),
            expected: "a session object, an array of them, or a member `session` or `sessions`",
            fix: "Check that the payload is the answer of a sessions endpoint."
        )
    }
}

package import SessionContract
package import StrictJSON

/// The contents of an envelope other than its sessions, collected while it is read.
package struct EnvelopeFacts: Sendable {
    /// A paging member.
    package struct Member: Sendable {
        package var kind: JSONValue.Kind

        /// The value, if it is a 64-bit integer.
        package var integer: Int64?

        /// Whether the value is `true`.
        package var isTrue = false

        /// The unescaped bytes of a string, unless it is too long to keep.
        var content: [UInt8]?

        /// The text of a string, unless it is too long to keep.
        package var text: String? { content.map { String(decoding: $0, as: UTF8.self) } }

        /// The start of the value, or the start of the text if the position is not needed.
        ///
        /// It is recorded for members that lead to the next page and for those that may have a
        /// fault.
        package var position = TextPosition()

        var excerpt: String?
    }

    /// The paging members that are present; of a duplicate key, the first.
    package private(set) var members = Members()

    /// The faults of the individual members.
    private var typeFaults: [(fault: Fault, at: Member)] = []

    /// The number of elements of `sessions`, if it is an array.
    package internal(set) var sessionCount: Int?

    /// The number of elements of `session` if it is an array; 1 if it is an object.
    package internal(set) var singleCount: Int?

    /// Whether there is a member `session` or `sessions`, whatever its value.
    package internal(set) var isEnvelope = false

    /// An error beside the sessions, of an answer.
    package internal(set) var error: ErrorFacts?

    package init() {}

    /// The few paging members of an envelope.
    ///
    /// A list, because hashing their names for a dictionary takes longer than reading them.
    package struct Members: Sendable {
        private var list: [(ordinal: Int, member: Member)] = []

        package init() {}

        package var isEmpty: Bool { list.isEmpty }

        package func contains(_ name: Fault.PagingMember) -> Bool {
            let ordinal = name.ordinal
            return list.contains { $0.ordinal == ordinal }
        }

        package subscript(name: Fault.PagingMember) -> Member? {
            let ordinal = name.ordinal
            return list.first { $0.ordinal == ordinal }?.member
        }

        fileprivate mutating func append(_ member: Member, named name: Fault.PagingMember) {
            if isEmpty { list.reserveCapacity(Fault.PagingMember.allCases.count) }
            list.append((name.ordinal, member))
        }
    }

    /// The number of elements where sessions are expected; `nil` if no member expects any.
    var elementCount: Int? {
        guard sessionCount != nil || singleCount != nil else { return nil }
        return (sessionCount ?? 0) + (singleCount ?? 0)
    }
}

// MARK: - Rules

extension EnvelopeFacts {
    /// The faults of the paging members, each with the member that it is reported at.
    var faults: [(fault: Fault, at: Member)] {
        members.isEmpty ? [] : typeFaults + [nextPageFault, countFault].compactMap(\.self)
    }

    /// Records a member if it is the first with this name.
    mutating func keep(_ member: Member, named name: Fault.PagingMember) {
        guard !members.contains(name) else { return }
        members.append(member, named: name)
        if let fault = name.fault(for: member) { typeFaults.append((fault, member)) }
    }

    private var nextPageFault: (fault: Fault, at: Member)? {
        guard let more = members[.hasMore], more.isTrue,
            members[.afterCursor]?.kind != .string, members[.next]?.kind != .string
        else { return nil }
        return (.noNextPage, more)
    }

    private var countFault: (fault: Fault, at: Member)? {
        guard let member = members[.count], let count = member.integer, count >= 0 else {
            return nil
        }
        let sessions = sessionCount ?? 0
        if count < sessions { return (.countTooSmall, member) }
        let isOnlyPage = [.nextPage, .previousPage].allSatisfy { members[$0]?.kind == .null }
        return isOnlyPage && count > sessions ? (.countTooLarge, member) : nil
    }
}

extension Fault.PagingMember {
    /// Returns the fault in the type or range of a member's value, if there is one.
    fileprivate func fault(for member: EnvelopeFacts.Member) -> Fault? {
        guard allows(member.kind) else { return .pagingType(self, member.kind) }
        guard self == .count, member.kind == .number else { return nil }
        return (member.integer ?? -1) < 0 ? .countValue : nil
    }

    /// Whether the value of the member may have this type.
    func allows(_ kind: JSONValue.Kind) -> Bool {
        // Patterns instead of `==`, which would call into another module each time.
        let due: JSONValue.Kind =
            switch self {
            case .meta, .links: .object
            case .hasMore: .boolean
            case .afterCursor, .beforeCursor, .next, .previous, .nextPage, .previousPage: .string
            case .count: .number
            }
        return switch (due, kind) {
        case (.object, .object), (.boolean, .boolean), (.string, .string), (.number, .number): true
        case (.object, .null), (.string, .null), (.number, .null): true
        default: false
        }
    }

    /// Whether the value of the member is an object whose members are paging members too.
    var hasParts: Bool {
        switch self {
        case .meta, .links: true
        case .hasMore, .afterCursor, .beforeCursor, .next, .previous, .nextPage, .previousPage,
            .count:
            false
        }
    }
}

package import SessionContract
package import StrictJSON

/// What an envelope says besides its sessions, collected while it is read.
package struct EnvelopeFacts: Sendable {
    /// A member that is about paging.
    package struct Member: Sendable {
        package var kind: JSONValue.Kind

        /// The number, where it is an integer of 64 bits.
        package var integer: Int64?

        /// The truth value of a boolean.
        package var isTrue = false

        /// The content of a string of usual length.
        var content: [UInt8]?

        /// The text of a string of usual length.
        package var text: String? { content.map { String(decoding: $0, as: UTF8.self) } }

        /// Where the value starts, or the start of the text where that is not asked for.
        ///
        /// It is noted of what leads to the next page, and of what can be found fault with.
        package var position = TextPosition()

        var excerpt: String?
    }

    /// The members about paging that are there; of a key that is named twice, the first.
    package private(set) var members = Members()

    /// What is wrong with each of them by itself.
    private var typeFaults: [(fault: Fault, at: Member)] = []

    /// The number of elements of `sessions`, where it is an array.
    package internal(set) var sessionCount: Int?

    /// The number of elements of `session`, where it is an array; 1 where it is an object.
    package internal(set) var singleCount: Int?

    /// Whether there is a member `session` or `sessions`, whatever it holds.
    package internal(set) var isEnvelope = false

    package init() {}

    /// The members about paging, of which there are a few.
    ///
    /// A dictionary would hash their names, which takes longer than to read them.
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

    /// The number of elements in the places of sessions; `nil` where no member has such a place.
    var elementCount: Int? {
        guard sessionCount != nil || singleCount != nil else { return nil }
        return (sessionCount ?? 0) + (singleCount ?? 0)
    }
}

// MARK: - Rules

extension EnvelopeFacts {
    /// What is wrong with the members about paging, each with where it is.
    var faults: [(fault: Fault, at: Member)] {
        members.isEmpty ? [] : typeFaults + [nextPageFault, countFault].compactMap(\.self)
    }

    /// Keeps what a member says, where it is the first with this name.
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
    /// What is wrong with the type of a member.
    fileprivate func fault(for member: EnvelopeFacts.Member) -> Fault? {
        guard allows(member.kind) else { return .pagingType(self, member.kind) }
        guard self == .count, member.kind == .number else { return nil }
        return (member.integer ?? -1) < 0 ? .countValue : nil
    }

    /// Whether the value of the member may have this type.
    func allows(_ kind: JSONValue.Kind) -> Bool {
        // Patterns and not `==`, which would be a call to another module each time.
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

    /// Whether the value of the member is an object whose members are about paging too.
    var hasParts: Bool {
        switch self {
        case .meta, .links: true
        case .hasMore, .afterCursor, .beforeCursor, .next, .previous, .nextPage, .previousPage,
            .count:
            false
        }
    }
}

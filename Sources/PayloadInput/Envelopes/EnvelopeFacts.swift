package import SessionContract
package import StrictJSON

/// What an envelope says besides its sessions, collected while it is read.
package struct EnvelopeFacts: Sendable {
    /// A member that is about paging.
    package struct Member: Sendable {
        package let kind: JSONValue.Kind

        /// The number, where it is an integer of 64 bits.
        package var integer: Int64?

        /// The truth value of a boolean.
        package var isTrue = false

        /// The text of a string of usual length.
        package var text: String?

        /// Where the value starts.
        package let position: TextPosition

        let excerpt: String?
    }

    /// The members about paging that are there; of a key that is named twice, the first.
    package internal(set) var members: [Fault.PagingMember: Member] = [:]

    /// The number of elements of `sessions`, where it is an array.
    package internal(set) var sessionCount: Int?

    /// The number of elements of `session`, where it is an array; 1 where it is an object.
    package internal(set) var singleCount: Int?

    /// Whether there is a member `session` or `sessions`, whatever it holds.
    package internal(set) var isEnvelope = false

    package init() {}

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
        typeFaults + [nextPageFault, countFault].compactMap(\.self)
    }

    private var typeFaults: [(fault: Fault, at: Member)] {
        Fault.PagingMember.allCases.compactMap { name in
            guard let member = members[name], let fault = name.fault(for: member) else {
                return nil
            }
            return (fault, member)
        }
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
        let isAllowed =
            switch self {
            case .meta, .links: member.kind == .object || member.kind == .null
            case .hasMore: member.kind == .boolean
            case .afterCursor, .beforeCursor, .next, .previous, .nextPage, .previousPage:
                member.kind == .string || member.kind == .null
            case .count: member.kind == .number || member.kind == .null
            }
        guard isAllowed else { return .pagingType(self, member.kind) }
        guard self == .count, member.kind == .number else { return nil }
        return (member.integer ?? -1) < 0 ? .countValue : nil
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

    /// The member with this key in the object of this one.
    func part(_ key: JSONString) -> Self? {
        Self(rawValue: "\(rawValue).\(key.description)")
    }
}

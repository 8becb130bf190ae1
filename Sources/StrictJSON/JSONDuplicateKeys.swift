extension JSONValue {
    /// A key that an object names again.
    package struct DuplicateKey: Hashable, Sendable {
        /// The way to the member: to the object, then the key.
        package var pointer: JSONPointer

        /// The offset of the later spelling of the key.
        package var offset: Int
    }

    /// The keys that objects of this tree name a second time or more, in the order of the text.
    ///
    /// Keys are compared by their scalars after escapes are resolved. Linear in the size of the
    /// tree and of the pointers found.
    package func duplicateKeys(below pointer: JSONPointer = JSONPointer()) -> [DuplicateKey] {
        var found: [DuplicateKey] = []
        var path = pointer
        collectDuplicateKeys(at: &path, into: &found)
        return found
    }

    /// Collects from the value that `path` leads to, and leaves `path` as it was.
    ///
    /// One path grows and shrinks along the way, for copying it at each member would make deep
    /// texts cost their size times their depth.
    private func collectDuplicateKeys(
        at path: inout JSONPointer,
        into found: inout [DuplicateKey]
    ) {
        switch content {
        case .array(let elements):
            for (index, element) in elements.enumerated() where element.isContainer {
                path.tokens.append(.index(index))
                element.collectDuplicateKeys(at: &path, into: &found)
                path.tokens.removeLast()
            }
        case .object(let members):
            var seen: Set<JSONString> = []
            for member in members {
                let isNew = seen.insert(member.key).inserted
                guard !isNew || member.value.isContainer else { continue }
                path.tokens.append(.key(member.key.description))
                if !isNew { found.append(DuplicateKey(pointer: path, offset: member.keyOffset)) }
                member.value.collectDuplicateKeys(at: &path, into: &found)
                path.tokens.removeLast()
            }
        case .null, .bool, .number, .string: break
        }
    }

    private var isContainer: Bool { kind == .array || kind == .object }
}

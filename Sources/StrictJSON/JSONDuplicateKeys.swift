extension JSONValue {
    /// A repeated key of an object.
    package struct DuplicateKey: Hashable, Sendable {
        /// The pointer to the member.
        package var pointer: JSONPointer

        /// The offset of the later occurrence of the key.
        package var offset: Int
    }

    /// The keys in this tree that their object already has, in text order: one entry for each
    /// occurrence after the first.
    ///
    /// Keys compare by their scalars after escapes are resolved. Linear in the size of the tree and
    /// of the pointers returned.
    package func duplicateKeys(below pointer: JSONPointer = JSONPointer()) -> [DuplicateKey] {
        var found: [DuplicateKey] = []
        var path = pointer
        collectDuplicateKeys(at: &path, into: &found)
        return found
    }

    /// Collects the repeated keys below the value at `path`, and leaves `path` unchanged.
    ///
    /// One path grows and shrinks on the way: copying it for each member would cost the size of the
    /// text times its depth.
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

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
    /// tree.
    package func duplicateKeys(below pointer: JSONPointer = JSONPointer()) -> [DuplicateKey] {
        var found: [DuplicateKey] = []
        collectDuplicateKeys(at: pointer, into: &found)
        return found
    }

    private func collectDuplicateKeys(at pointer: JSONPointer, into found: inout [DuplicateKey]) {
        switch content {
        case .array(let elements):
            for (index, element) in elements.enumerated() where element.isContainer {
                element.collectDuplicateKeys(at: pointer.appending(index), into: &found)
            }
        case .object(let members):
            var seen: Set<JSONString> = []
            for member in members {
                let path = pointer.appending(member.key.description)
                if !seen.insert(member.key).inserted {
                    found.append(DuplicateKey(pointer: path, offset: member.keyOffset))
                }
                member.value.collectDuplicateKeys(at: path, into: &found)
            }
        default:
            break
        }
    }

    private var isContainer: Bool { kind == .array || kind == .object }
}

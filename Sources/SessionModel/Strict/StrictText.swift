import StrictJSON

/// Reads whole texts, and gives their faults lines and columns.
enum StrictText {
    /// What `read` makes of the JSON text that `bytes` hold.
    ///
    /// A byte order mark and a key that any object names twice are rejected: the contract allows
    /// to accept them, but neither could be given back.
    static func read<Value>(
        _ bytes: [UInt8],
        _ read: (JSONValue) throws(SessionFault) -> Value
    ) throws(SessionDecodingError) -> Value {
        do throws(SessionFault) {
            return try read(root(of: bytes))
        } catch {
            throw SessionDecodingError(error, in: bytes)
        }
    }

    private static func root(of bytes: [UInt8]) throws(SessionFault) -> JSONValue {
        let document: JSONDocument
        do throws(JSONSyntaxError) {
            document = try JSONDocument(parsing: bytes)
        } catch {
            throw SessionFault(error)
        }
        guard !document.hasByteOrderMark else { throw .byteOrderMark }
        guard document.root.hasDuplicateKey,
            let duplicate = document.root.duplicateKeys().first
        else { return document.root }
        throw .duplicateKey(at: duplicate.pointer, offset: duplicate.offset)
    }
}

extension JSONValue {
    /// Whether an object in this tree names a key twice.
    ///
    /// Where they lie is not asked, since nearly all texts have none.
    fileprivate var hasDuplicateKey: Bool {
        switch content {
        case .array(let elements): elements.contains { $0.hasDuplicateKey }
        case .object(let members):
            Self.hasDuplicateKey(members) || members.contains { $0.value.hasDuplicateKey }
        case .null, .bool, .number, .string: false
        }
    }

    private static func hasDuplicateKey(_ members: [JSONMember]) -> Bool {
        // A few keys are compared faster with each other than they are hashed.
        guard members.count <= 16 else {
            return Set(members.map(\.key)).count < members.count
        }
        for (index, member) in members.enumerated() {
            for earlier in members[..<index] where earlier.key.bytes == member.key.bytes {
                return true
            }
        }
        return false
    }
}

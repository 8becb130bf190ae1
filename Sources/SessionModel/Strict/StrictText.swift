import StrictJSON

/// Reads whole texts, and adds line and column to their faults.
enum StrictText {
    /// Parses `bytes` as JSON and returns what `read` makes of the root.
    ///
    /// A byte order mark and repeated keys are rejected. The contract allows accepting them, but
    /// the model could not write them back.
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
    /// Whether any object in this tree repeats a key.
    ///
    /// Positions are found separately, because nearly no text has repeated keys.
    fileprivate var hasDuplicateKey: Bool {
        switch content {
        case .array(let elements): elements.contains { $0.hasDuplicateKey }
        case .object(let members):
            Self.hasDuplicateKey(members) || members.contains { $0.value.hasDuplicateKey }
        case .null, .bool, .number, .string: false
        }
    }

    private static func hasDuplicateKey(_ members: [JSONMember]) -> Bool {
        // For a few keys, comparing each pair is faster than hashing.
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

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
        guard !document.hasByteOrderMark else {
            throw SessionFault(
                .byteOrderMark,
                offset: 0,
                observed: "a byte order mark",
                expected: "JSON text from the first byte on"
            )
        }
        guard let duplicate = document.root.duplicateKeys().first else { return document.root }
        throw SessionFault(
            .duplicateKey,
            at: duplicate.pointer,
            offset: duplicate.offset,
            observed: "a key that its object has already",
            expected: "each key once"
        )
    }
}

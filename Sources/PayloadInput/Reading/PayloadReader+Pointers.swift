import SessionContract
import StrictJSON

// Payloads inside other texts, which `--at` points to. Each is judged as a text of its own, at its
// position in the text that contains it.
extension PayloadReader {
    /// The rest of each pointer that may lead on from the current value.
    typealias OpenPointers = [ArraySlice<PayloadPointer.Token>]

    /// Reads the payloads in the text at the start of the window.
    mutating func readPointedValues(
        in window: TextWindow,
        _ ledger: inout Ledger
    ) throws(ReadingStop) {
        let start = window.position(of: window.start)
        let payloads = counts.payloads
        // The text that contains them is not an answer itself.
        countPayloads(-1)
        defer {
            basePath = []
            isInside = false
        }
        let pointers = options.pointers.map { $0.tokens[...] }
        try readPointedValues(pointers, path: [], in: window, &ledger)
        guard counts.payloads < payloads else { return }
        countPayloads(1)
        setAside(.noValue)
        count(.unjudged(.noValue), at: start, &ledger)
    }

    private mutating func readPointedValues(
        _ pointers: OpenPointers,
        path: [JSONPointer.Token],
        in window: TextWindow,
        _ ledger: inout Ledger
    ) throws(ReadingStop) {
        if pointers.contains(where: \.isEmpty) {
            return try readPointedValue(path: path, in: window, &ledger)
        }
        switch try requireByte(in: window) {
        case UInt8(ascii: "{") where !pointers.isEmpty:
            try readObject(in: window, &ledger) { reader, key, ledger throws(ReadingStop) in
                let inner = pointers.filter { $0.first?.matches(key: key.bytes) == true }
                try reader.readPointedValues(
                    inner.map { $0.dropFirst() },
                    path: path + [.key(key.shortened)],
                    in: window,
                    &ledger
                )
            }
        case UInt8(ascii: "[") where !pointers.isEmpty:
            try readElements(in: window, &ledger) { reader, index, ledger throws(ReadingStop) in
                let inner = pointers.filter { $0.first?.matches(index: index) == true }
                try reader.readPointedValues(
                    inner.map { $0.dropFirst() },
                    path: path + [.index(index)],
                    in: window,
                    &ledger
                )
            }
        default: _ = try passValue(in: window, depth: path.count)
        }
    }

    /// Judges the value at the start of the window as a text of its own.
    private mutating func readPointedValue(
        path: [JSONPointer.Token],
        in window: TextWindow,
        _ ledger: inout Ledger
    ) throws(ReadingStop) {
        countPayloads(1)
        isSetAside = false
        basePath = path
        isInside = !path.isEmpty
        try readRoot(in: window, &ledger)
        basePath = []
        isInside = false
    }
}

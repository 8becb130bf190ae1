import SessionContract
import StrictJSON

// Payloads inside other texts, which `--at` points to. Each is judged as a text of its own, at its
// position in the text that contains it.
extension PayloadReader {
    /// A pointer that may lead on from the current value.
    struct OpenPointer {
        /// The number of the pointer among all.
        let index: Int

        /// What is left of it.
        let rest: ArraySlice<PayloadPointer.Token>

        init(_ index: Int, _ rest: ArraySlice<PayloadPointer.Token>) {
            self.index = index
            self.rest = rest
        }

        var next: Self { Self(index, rest.dropFirst()) }
    }

    /// Reads the payloads in the text at the start of the window.
    mutating func readPointedValues(
        in window: TextWindow,
        _ ledger: inout Ledger
    ) throws(ReadingStop) {
        let start = window.position(of: window.start)
        let payloads = counts.payloads
        // The text that contains them is not an answer itself.
        countPayloads(-1)
        // Without a payload, or before the first, it is the text that was not judged.
        defer { if counts.payloads < payloads { countPayloads(1) } }
        let pointers = options.pointers.enumerated().map { OpenPointer($0, $1.tokens[...]) }
        try readPointedValues(pointers, path: [], in: window, &ledger)
        guard counts.payloads < payloads else { return }
        setAside(.noValue)
        count(.unjudged(.noValue), at: start, &ledger)
    }

    private mutating func readPointedValues(
        _ pointers: [OpenPointer],
        path: [JSONPointer.Token],
        in window: TextWindow,
        _ ledger: inout Ledger
    ) throws(ReadingStop) {
        let ended = pointers.filter(\.rest.isEmpty)
        if !ended.isEmpty {
            matchedPointers.formUnion(ended.map(\.index))
            ledger.pointer = ended[0].index + 1
            defer { ledger.pointer = 0 }
            return try readPointedValue(path: path, in: window, &ledger)
        }
        switch try requireByte(in: window) {
        case UInt8(ascii: "{") where !pointers.isEmpty:
            try readObject(in: window, &ledger) { reader, key, ledger throws(ReadingStop) in
                let inner = pointers.filter { $0.rest.first?.matches(key: key.bytes) == true }
                try reader.readPointedValues(
                    inner.map(\.next),
                    path: path + [.key(key.shortened)],
                    in: window,
                    &ledger
                )
            }
        case UInt8(ascii: "[") where !pointers.isEmpty:
            try readElements(in: window, &ledger) { reader, index, ledger throws(ReadingStop) in
                let inner = pointers.filter { $0.rest.first?.matches(index: index) == true }
                try reader.readPointedValues(
                    inner.map(\.next),
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
        beginAnswer()
        let start = window.position(of: window.start)
        basePath = path
        defer { basePath = [] }
        try readRoot(in: window, &ledger)
        endAnswer(at: start, &ledger)
    }
}

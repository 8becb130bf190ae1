/// The outermost level of a JSON text that is nested too deep to parse.
package enum PayloadSurface {
    /// Returns the text with every array and object inside its outermost object emptied.
    ///
    /// Counts brackets and skips strings, without checking the grammar. Takes linear time and does
    /// not recurse.
    package static func shallow(_ text: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        walk(text) { byte, depth in
            if depth <= 1 { result.append(byte) }
        }
        return result
    }

    /// Returns the number of levels of arrays and objects in a JSON text.
    package static func depth(of text: [UInt8]) -> Int {
        var deepest = 0
        walk(text) { _, depth in deepest = max(deepest, depth + 1) }
        return deepest
    }

    /// Calls `take` with each byte, and the number of arrays and objects around it.
    ///
    /// Brackets themselves are outside of what they enclose.
    private static func walk(_ text: [UInt8], _ take: (UInt8, Int) -> Void) {
        var depth = 0
        var isInString = false
        var isEscaped = false
        var index = 0
        // Not a loop over the elements, which is many times slower without optimization.
        while index < text.count {
            let byte = text[index]
            index += 1
            let isBracket = !isInString && (byte == 0x5B || byte == 0x7B)
            let isEnd = !isInString && (byte == 0x5D || byte == 0x7D)
            if isEnd { depth -= 1 }
            take(byte, depth)
            if isBracket { depth += 1 }
            if isInString {
                isInString = isEscaped || byte != UInt8(ascii: "\"")
                isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
            } else {
                isInString = byte == UInt8(ascii: "\"")
            }
        }
    }
}

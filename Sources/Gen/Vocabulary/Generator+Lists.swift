// MARK: - Arrays

extension Generator {
    /// Arrays of values of this generator; a negative bound of their length counts as 0.
    @inlinable
    public func array(count: ClosedRange<Int> = 0...32) -> Generator<[Value]> {
        let lengths = Domain(lengths: count)
        return Generator<[Value]> { source throws(Rejection) in
            try source.begin(.list)
            let count = try source.draw(length: lengths)
            let array = try elements(count, from: &source)
            source.end()
            return array
        }
    }

    /// Arrays of a fixed number of values of this generator.
    @inlinable
    public func array(count: Int) -> Generator<[Value]> {
        Generator<[Value]> { source throws(Rejection) in
            try source.begin(.fixedList, detail: count)
            let array = try elements(max(0, count), from: &source)
            source.end()
            return array
        }
    }

    @inlinable
    func elements(_ count: Int, from source: inout Source) throws(Rejection) -> [Value] {
        var array: [Value] = []
        array.reserveCapacity(min(count, 1024))
        for _ in 0..<count {
            try source.begin(.element)
            array.append(try body(&source))
            source.end()
        }
        return array
    }
}

extension Domain {
    /// The lengths a list may have.
    @usableFromInline
    init(lengths: ClosedRange<Int>) {
        let low = UInt64(max(0, lengths.lowerBound))
        let high = UInt64(max(0, lengths.upperBound))
        var landmarks: ContiguousArray<UInt64> = [low]
        for length in [low + 1, high, low + 2] where length <= high && !landmarks.contains(length) {
            landmarks.append(length)
        }
        self.init(low: low, high: high, target: low, kind: .length, landmarks: landmarks)
    }
}

// MARK: - Arrays

extension Generator {
    /// Returns a generator of arrays of values of this generator.
    ///
    /// The bounds of the length are limited to 0 through 65,535, which is the maximum for a case.
    /// If the lower bound is greater, the generator rejects every case.
    @inlinable
    public func array(
        count: ClosedRange<Int> = 0...32,
        file: String = #fileID,
        line: UInt = #line
    ) -> Generator<[Value]> {
        guard count.lowerBound <= Source.mostElements else {
            return .tooLong(count.lowerBound, Place(file: file, line: line))
        }
        let lengths = Domain(lengths: count)
        return Generator<[Value]> { source throws(Rejection) in
            try source.begin(.list)
            let count = try source.draw(length: lengths)
            let array = try elements(count, from: &source)
            source.end()
            return array
        }
    }

    /// Returns a generator of arrays of a fixed number of values of this generator.
    ///
    /// A negative number counts as 0. If the number is greater than 65,535, the generator rejects
    /// every case.
    @inlinable
    public func array(
        count: Int,
        file: String = #fileID,
        line: UInt = #line
    ) -> Generator<[Value]> {
        guard count <= Source.mostElements else {
            return .tooLong(count, Place(file: file, line: line))
        }
        return Generator<[Value]> { source throws(Rejection) in
            try source.begin(.fixedList, detail: count)
            let array = try elements(max(0, count), from: &source)
            source.end()
            return array
        }
    }

    @inlinable
    func elements(_ count: Int, from source: inout Source) throws(Rejection) -> [Value] {
        try source.recording.makeRoom(for: count)
        var array: [Value] = []
        array.reserveCapacity(min(count, 1024))
        for _ in 0..<count {
            try source.begin(.element)
            array.append(try body(&source))
            source.end()
        }
        return array
    }

    /// Returns a generator that rejects every case because a list is too long.
    @usableFromInline
    static func tooLong(_ count: Int, _ place: Place) -> Generator {
        impossible("\(count) elements are too many; a case can have at most 65,535", place)
    }
}

extension Domain {
    /// Creates a domain of lengths, limited to the maximum length of a list.
    @usableFromInline
    init(lengths: ClosedRange<Int>) {
        let low = UInt64(min(max(0, lengths.lowerBound), Source.mostElements))
        let high = UInt64(min(max(0, lengths.upperBound), Source.mostElements))
        var landmarks: ContiguousArray<UInt64> = [low]
        for length in [low + 1, high, low + 2] where length <= high && !landmarks.contains(length) {
            landmarks.append(length)
        }
        self.init(low: low, high: high, target: low, kind: .length, landmarks: landmarks)
    }
}

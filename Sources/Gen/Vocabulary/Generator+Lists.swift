// MARK: - Arrays

extension Generator {
    /// Arrays of values of this generator.
    ///
    /// A negative bound of their length counts as 0, and one above 65,535 as 65,535: a case has no
    /// room for more.
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

    /// Arrays of a fixed number of values of this generator, from 0 to 65,535.
    ///
    /// A negative number counts as 0.
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

    /// A generator that says that a list is too long for a case.
    @usableFromInline
    static func tooLong(_ count: Int, _ place: Place) -> Generator {
        impossible("\(count) elements are too many: a case has room for 65,535", place)
    }
}

extension Domain {
    /// The lengths a list may have, of those that a case has room for.
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

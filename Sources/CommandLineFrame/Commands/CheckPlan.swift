import PayloadInput
import Platform
import Reports
import SessionContract

/// What a run of `check` reads of its files.
struct CheckPlan {
    /// A file, or a part of one.
    struct Item {
        let path: String

        /// What is read of it.
        var extent = Extent.whole

        /// The place of the file among all of them, if they are divided.
        var order: Int?
    }

    /// What is read of a file.
    enum Extent {
        /// All of it.
        case whole

        /// The lines that begin in a range, of a file of this size.
        case lines(Range<Int>, size: Int, firstEnd: Int)

        /// What was cut from another source.
        case cut(SourceOrigin)

        /// Returns whether the start of the file, or of the source, is among the bytes that were
        /// read.
        func hasStart(reading byteCount: Int) -> Bool {
            switch self {
            case .whole: true
            case .lines(let range, _, _): range.lowerBound == 0 && !range.isEmpty
            case .cut(let origin): origin.offset == 0 && byteCount > 0
            }
        }
    }

    /// What is read, in order.
    private(set) var items: [Item] = []

    /// Why something cannot be read, or not in parts.
    private(set) var failures: [InputFailure] = []

    /// The number of the part, if sources are divided by number.
    private(set) var shard: RunRecord.Part?

    private let reader: PayloadReader
    private let format: PayloadReader.Format

    /// Plans to read files, or a part of them.
    ///
    /// - Parameters:
    ///   - paths: The files.
    ///   - options: The options of the command.
    ///   - reader: The reader, which finds out what can be divided.
    ///   - context: The context of the command.
    init(
        _ paths: [String],
        _ options: CheckCommand.Options,
        _ reader: PayloadReader,
        _ context: CommandContext
    ) {
        self.reader = reader
        format = options.input
        let part = options.part
        if let shard = part.shard?.part(in: context.environment) {
            divide(paths, shard.index, of: shard.count)
        } else if let path = paths.first, let range = part.range {
            add(path, range)
        } else if let path = paths.first, let source = part.source {
            var origin = SourceOrigin()
            origin.name = source
            origin.offset = part.offset ?? 0
            origin.line = part.line ?? 1
            items = [Item(path: path, extent: .cut(origin))]
        } else {
            items = paths.map { Item(path: $0) }
        }
    }

    /// Adds a range of a file, or the file if the range is all of it.
    private mutating func add(_ path: String, _ bytes: PartOptions.ByteRange) {
        do throws(InputFailure) {
            guard let size = FileKind.size(at: path) else { throw Self.failure(path, reader) }
            let end = min(bytes.end ?? size, size)
            let range = min(bytes.start, end)..<end
            switch try reader.division(path: path, format: format) {
            case .lines(let firstEnd):
                items = [Item(path: path, extent: .lines(range, size: size, firstEnd: firstEnd))]
            case .none(let reason):
                guard range == 0..<size else {
                    throw InputFailure(.undivided(reason), source: SourceName.of(path))
                }
                items = [Item(path: path)]
            }
        } catch {
            failures.append(error)
        }
    }

    /// Adds what begins in one of several equal parts of all bytes.
    private mutating func divide(_ paths: [String], _ index: Int, of count: Int) {
        var sizes: [Int] = []
        var total = 0
        for path in paths {
            guard let size = FileKind.size(at: path) else {
                failures.append(Self.failure(path, reader))
                continue
            }
            sizes.append(size)
            let (sum, overflows) = total.addingReportingOverflow(size)
            total = overflows ? .max : sum
        }
        guard failures.isEmpty else { return }
        var part = RunRecord.Part(index, of: count)
        part.sources = Self.digest(paths, sizes)
        shard = part
        let (each, rest) = total.quotientAndRemainder(dividingBy: count)
        let start = each * (index - 1) + min(rest, index - 1)
        let end = start + each + (index <= rest ? 1 : 0)
        var offset = 0
        for (order, (path, size)) in zip(paths, sizes).enumerated() {
            // Empty files after the last byte belong to the last part.
            let isOwned = start <= offset && (offset < end || index == count)
            let limit = min(offset, .max - size) + size
            let range =
                min(max(start, offset), limit) - offset..<min(max(end, offset), limit) - offset
            if isOwned || !range.isEmpty { add(path, size: size, range, isOwned: isOwned, order) }
            offset = limit
        }
    }

    /// Adds what belongs to a part of a file that begins in it, or reaches into it.
    private mutating func add(
        _ path: String,
        size: Int,
        _ range: Range<Int>,
        isOwned: Bool,
        _ order: Int
    ) {
        let whole = Item(path: path, order: order)
        guard range != 0..<size else {
            items.append(whole)
            return
        }
        do throws(InputFailure) {
            switch try reader.division(path: path, format: format) {
            case .lines(let firstEnd):
                let extent = Extent.lines(range, size: size, firstEnd: firstEnd)
                items.append(Item(path: path, extent: extent, order: order))
            case .none: if isOwned { items.append(whole) }
            }
        } catch {
            failures.append(error)
        }
    }

    /// Returns why a file without a size cannot be read in parts.
    private static func failure(_ path: String, _ reader: PayloadReader) -> InputFailure {
        let undivided = InputFailure(.undivided(.pipe), source: SourceName.of(path))
        guard path != "-", FileKind(at: path, followsLinks: true) == nil else { return undivided }
        do throws(InputFailure) {
            _ = try reader.division(path: path)
            return undivided
        } catch {
            return error
        }
    }

    /// Returns the digest of the names and the sizes of files, in their order.
    private static func digest(_ paths: [String], _ sizes: [Int]) -> String {
        var hash = SHA256()
        for (path, size) in zip(paths, sizes) {
            hash.update(Array("\(SourceName.of(path))\0\(size)\0".utf8))
        }
        return hash.finish()
    }
}

package import SessionContract

extension RunRecord {
    /// A part of the work of a run that was divided.
    package struct Part: Hashable, Sendable {
        /// The number of a part, from 1, and the number of parts.
        package struct Shard: Hashable, Sendable {
            package let index: Int
            package let count: Int
        }

        /// The lines of a source that begin in a range of its bytes.
        package struct Range: Hashable, Sendable {
            /// The name of the source.
            package let source: String

            /// The offset of the first byte.
            package let start: Int

            /// The offset after the last byte.
            package let end: Int

            /// The size of the source; `nil` if it is not known, as for a pipe.
            package let size: Int?

            /// The number of lines that begin in the range.
            package let lines: Int

            /// The number of the first of them; `nil` if the lines before it were not counted.
            ///
            /// Then the lines of findings are counted from the start of the range.
            package let firstLine: Int?

            /// The offset before which each line was read, if the part ended before the end of the
            /// range; `nil` if it has read all of it.
            ///
            /// Then ``lines`` are those before it, and no one knows how many there are in all.
            package var readEnd: Int?

            package init(
                source: String,
                start: Int,
                end: Int,
                size: Int?,
                lines: Int,
                firstLine: Int?,
                readEnd: Int? = nil
            ) {
                self.source = source
                self.start = start
                self.end = end
                self.size = size
                self.lines = lines
                self.firstLine = firstLine
                self.readEnd = readEnd
            }

            /// Whether the range has no byte, and so no line.
            var isEmpty: Bool { start == end }

            /// Returns the range of a source with another name.
            func named(_ name: String) -> Self {
                Self(
                    source: name,
                    start: start,
                    end: end,
                    size: size,
                    lines: lines,
                    firstLine: firstLine,
                    readEnd: readEnd
                )
            }
        }

        /// The number of the part, unless it is a range that the user chose.
        package var shard: Shard?

        /// What was checked, if that is a part only because it ended early.
        package var target: String?

        /// The digest of the names and sizes of all sources, of which this part has read some, or
        /// of all cases for a model.
        package var sources: String?

        /// The ranges of the sources that were not read as a whole.
        package var ranges: [Range] = []

        /// The pointers that have not led to a value in this part.
        package var unmatched: [String] = []

        /// The program under test with its arguments.
        package var program: [String] = []

        /// The rules of which another run may show rows that this part lacks.
        package var uncertainRules: Set<Rule> = []

        /// Whether options left out a part of the cases or of the time.
        package var isPartial = false

        /// Whether the part ended before it had done all of its work.
        package var isShort = false

        /// Creates the part `index` of `count`.
        package init(_ index: Int, of count: Int) {
            shard = Shard(index: index, count: count)
        }

        /// Creates the part that is a range of a source.
        package init(_ range: Range) {
            ranges = [range]
        }

        /// Creates the part that a run was which ended early, although it was to check all of a
        /// target.
        package init(shortRunOf target: String) {
            self.target = target
            isShort = true
        }

        /// The part in words, such as `part 2 of 3`.
        package var phrase: String {
            if let shard { return "part \(shard.index) of \(shard.count)" }
            if let range = ranges.first {
                return "bytes \(range.start)-\(range.end) of \(range.source)"
            }
            return target ?? "no part"
        }

        /// The part in words, with how far it has read its sources.
        var phraseOfShort: String {
            let range = ranges.first { $0.readEnd != nil }
            guard let range, let end = range.readEnd else {
                return "\(phrase) (how far it has read is not known)"
            }
            return "\(phrase) (read up to byte \(end) of \(range.source))"
        }
    }
}

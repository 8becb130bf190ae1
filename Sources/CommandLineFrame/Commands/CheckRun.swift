package import PayloadInput
import Platform
package import Reports
import SessionContract
import TerminalText

/// One run of `check`.
package struct CheckRun {
    private let options: CheckCommand.Options
    private let context: CommandContext
    private var reader: PayloadReader

    /// Finds out which findings belong to the last file.
    private var tracker = RuleCountTracker()

    /// The ranges of files that are not read as a whole, with how far they were read.
    private var ranges: [RunRecord.Part.Range] = []

    /// The number of sources whose reading failed after it had begun.
    private var cutSources = 0

    /// A run with these options.
    ///
    /// - Parameters:
    ///   - options: The options.
    ///   - context: The environment.
    ///   - observer: Sees each session, if anything does.
    package init(
        options: CheckCommand.Options,
        context: CommandContext,
        observer: (any SessionObserver)? = nil
    ) {
        var options = options
        options.verdict.listsAllRows = options.part.isPart
        self.options = options
        self.context = context
        reader = PayloadReader(JudgeSettings(now: options.verdict.now(in: context)))
        reader.jobs = options.verdict.jobs ?? ThisProcess.processorCount
        reader.options = options.reading
        reader.environment = context.environment
        let interruptions = context.interruptions
        reader.isInterrupted = { interruptions.signal != nil }
        reader.observer = observer
    }

    /// Checks all sources, writes the reports, and returns the exit code.
    func run() async -> ExitCode {
        let delivery = ReportDelivery(options: options.verdict, context: context)
        return await delivery.run("check", target: target) { record in
            var run = self
            run.check(into: &record)
        }
    }

    /// Checks all sources, and fills in the record of the run.
    package mutating func check(into record: inout RunRecord) {
        record.options?.search = options.search
        // By now each of them is there, as the report of a run that has not ended.
        let own = [options.verdict.baseline].compactMap(\.self).map { FileIdentity(at: $0) }
        let reports = Set(options.verdict.reportFiles.map(\.identity) + own)
        var files = PayloadFiles(readingAll: options.readsAllFiles, excluding: reports)
        var paths: [String] = []
        for source in options.inputs where context.interruption() == nil {
            let selection = files.select(source)
            paths += selection.paths
            // What is skipped is counted once, whatever the number of parts.
            if isFirstPart {
                record.checked.answers += selection.skipped.total
                record.checked.skipped += selection.skipped
            }
            for failure in selection.failures {
                record.units.append(RunUnit(failure.source, .file, unjudged: 1))
                fail(failure, in: &record)
            }
        }
        let plan = CheckPlan(paths, options, reader, context)
        for failure in plan.failures { fail(failure, in: &record) }
        // Without all names and sizes, no one knows which part this would have been.
        let isUnknownPart = options.part.isPart && context.interruption() != nil
        if isUnknownPart, record.failures.isEmpty {
            fail("interrupted before anything was read", in: &record)
        }
        let items = plan.failures.isEmpty && !isUnknownPart ? plan.items : []
        let progress = progress(over: items)
        reader.progress = progress
        for (index, item) in items.enumerated() {
            guard context.interruption() == nil else {
                noteUnread(item)
                continue
            }
            let place = items.count > 1 ? " (\((index + 1).grouped) of \(items.count.grouped))" : ""
            progress?.begin("checking \(SourceName.of(item.path))\(place)")
            check(item, into: &record)
        }
        progress?.clear()
        count(into: &record)
        if options.part.isPart { notePart(plan, in: &record) }
        guard context.interruption() == nil, !record.isShort else { return }
        for complaint in emptiness(of: record) { fail(complaint, in: &record) }
    }

    /// Whether this part counts what belongs to none.
    private var isFirstPart: Bool {
        options.part.shard?.part(in: context.environment)?.index ?? 1 == 1
    }

    /// The pointers that have not led to a value.
    private var unmatchedPointers: [String] {
        options.reading.pointers.enumerated()
            .filter { !reader.matchedPointers.contains($0.offset) }.map(\.element.text)
    }

    /// Why there was nothing to check, or not what was looked for; empty if there was.
    private func emptiness(of record: RunRecord) -> [String] {
        let checked = record.checked
        // A file that is not divided is not a part, even if a range was to be read.
        guard options.part.isPart, !record.parts.isEmpty || !record.failures.isEmpty else {
            return CheckedNothing(checked, unmatched: unmatchedPointers, in: target).complaints(
                allowingEmpty: options.part.allowsEmpty
            )
        }
        guard checked.payloads == 0, checked.answers == checked.skipped.total,
            checked.files == 0, !options.part.allowsEmpty, record.failures.isEmpty
        else { return [] }
        let part = record.parts.first?.phrase ?? ""
        return [
            "no payload begins in \(part)\(plainTarget(in: part)); use --allow-empty if parts may be "
                + "empty"
        ]
    }

    /// The sources, unless the phrase for the part names one.
    private func plainTarget(in part: String) -> String {
        part.hasPrefix("part") ? " of \(target)" : ""
    }

    /// Adds the part that was checked.
    private func notePart(_ plan: CheckPlan, in record: inout RunRecord) {
        guard var part = plan.shard ?? ranges.first.map({ RunRecord.Part($0) }) else { return }
        part.ranges = ranges
        part.unmatched = unmatchedPointers
        let isCut = cutSources > 0 && cutSources == record.failures.count
        part.isShort = isCut || record.failures.isEmpty && context.interruption() != nil
        if !part.isShort {
            // The run failed too, so its report is not merged.
            for index in part.ranges.indices { part.ranges[index].readEnd = nil }
        }
        record.isShort = part.isShort
        record.parts = [part]
    }

    /// Returns where to report how far the run is; `nil` if that is not shown.
    private func progress(over items: [CheckPlan.Item]) -> CheckProgress? {
        let line = ProgressLine(
            options.verdict.progress(on: context.console),
            console: context.console
        )
        guard line.isOn else { return nil }
        let sizes = items.map { item -> Int? in
            if case .lines(let range, _, _) = item.extent { return range.count }
            return FileKind.size(at: item.path)
        }
        let total = sizes.contains(nil) ? nil : sizes.reduce(0) { $0 + ($1 ?? 0) }
        return CheckProgress(line, total: total, time: .system)
    }

    private func count(into record: inout RunRecord) {
        let counts = reader.counts
        record.checked.payloads = counts.payloads
        record.checked.sessions = counts.sessions
        record.checked.bytes = counts.bytes
        record.checked.answers += counts.answers
        record.checked.skipped += counts.skipped
        record.checked.unjudged += counts.unjudged
        record.lostTexts = counts.lostTexts
    }

    /// Checks one file; if it cannot be read, the run continues with the others.
    private mutating func check(_ item: CheckPlan.Item, into record: inout RunRecord) {
        let name = options.part.source ?? SourceName.of(item.path)
        let path = options.part.source == nil ? item.path : nil
        var unit = RunUnit(name, .file, path: path)
        unit.order = item.order
        let payloads = reader.counts.payloads
        let bytes = reader.counts.bytes
        var unjudged = -reader.counts.unjudged.total
        do {
            guard try read(item, &record.ledger) else { return }
        } catch {
            // The report already says that the run was interrupted.
            if error.reason != .interrupted {
                unjudged += 1
                fail(error, in: &record)
                if error.reason.isMidway, reader.counts.bytes > bytes { cutSources += 1 }
            }
        }
        // A file counts in the part that has its start.
        if item.extent.hasStart(reading: reader.counts.bytes - bytes) { record.checked.files += 1 }
        unit.asked = reader.counts.payloads - payloads
        unit.findings = tracker.newFindings(in: record.ledger)
        unjudged += reader.counts.unjudged.total
        unit.countUnjudged(unjudged, record.ledger.options.severity(of:))
        record.units.append(unit)
    }

    /// Reads an item of the plan, and returns whether it was not skipped.
    private mutating func read(
        _ item: CheckPlan.Item,
        _ ledger: inout Ledger
    ) throws(InputFailure) -> Bool {
        switch item.extent {
        case .whole:
            switch try reader.read(path: item.path, format: options.input, into: &ledger) {
            case .read: break
            case .skipped: return false
            case .cut(let reason):
                let name = SourceName.of(item.path)
                context.console.warn("\(name) cannot be decompressed to its end: \(reason)")
            }
        case .lines(let range, let size, let firstEnd):
            defer { note(reader.reach, of: SourceName.of(item.path), range, size: size) }
            try reader.readLines(
                path: item.path,
                in: range,
                ofSize: size,
                after: firstEnd,
                format: options.input,
                into: &ledger
            )
        case .cut(let origin):
            reader.origin = origin
            let before = reader.counts.bytes
            defer {
                var reach = reader.reach
                reach.end += origin.offset
                let range = origin.offset..<origin.offset + reader.counts.bytes - before
                note(reach, of: origin.name ?? "", range, size: nil, firstLine: options.part.line)
            }
            try reader.readCutLines(
                path: item.path,
                format: options.input,
                isFirst: origin.offset == 0,
                into: &ledger
            )
        }
        return true
    }

    /// Notes how far a range of a source was read.
    private mutating func note(
        _ reach: LineReach,
        of source: String,
        _ range: Range<Int>,
        size: Int?,
        firstLine: Int? = nil
    ) {
        ranges.append(
            RunRecord.Part.Range(
                source: source,
                start: range.lowerBound,
                end: range.upperBound,
                size: size,
                lines: reach.lines,
                firstLine: range.lowerBound == 0 ? 1 : firstLine,
                readEnd: reach.isWhole
                    ? nil : min(max(reach.end, range.lowerBound), range.upperBound)
            )
        )
    }

    /// Notes the range of a source that was not read because the run was interrupted.
    private mutating func noteUnread(_ item: CheckPlan.Item) {
        switch item.extent {
        case .whole: break
        case .lines(let range, let size, _):
            let reach = LineReach(end: range.lowerBound, isWhole: range.isEmpty)
            note(reach, of: SourceName.of(item.path), range, size: size)
        case .cut(let origin):
            let start = origin.offset
            let reach = LineReach(end: start)
            note(
                reach,
                of: origin.name ?? "",
                start..<start,
                size: nil,
                firstLine: options.part.line
            )
        }
    }

    /// Counts a source that could not be read, or not to its end.
    private func fail(_ failure: InputFailure, in record: inout RunRecord) {
        record.checked.answers += 1
        record.checked.unjudged["unread"] += 1
        fail(failure.description, in: &record)
    }

    private func fail(_ reason: String, in record: inout RunRecord) {
        record.fail(reason)
        context.console.complain(reason)
    }

    private var target: String {
        options.part.source ?? options.inputs.map(SourceName.of).joined(separator: ", ")
    }
}

extension InputFailure.Reason {
    /// Whether it may end the reading of a source that is what it was taken for.
    fileprivate var isMidway: Bool {
        switch self {
        case .unreadable, .tooLong: true
        case .container, .interrupted, .noPayloads, .changed, .undivided: false
        }
    }
}

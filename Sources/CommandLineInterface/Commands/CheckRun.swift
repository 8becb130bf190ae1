import Foundation
import PayloadInput
import Platform
import Reports
import SessionContract
import TerminalText

/// One run of `check`.
struct CheckRun {
    private let options: CheckCommand.Options
    private let context: CommandContext
    private var reader: PayloadReader

    /// Finds out which findings belong to the last file.
    private var tracker = RuleCountTracker()

    /// A run with these options.
    init(options: CheckCommand.Options, context: CommandContext) {
        self.options = options
        self.context = context
        reader = PayloadReader(JudgeSettings(now: context.startedAt))
        reader.jobs = options.verdict.jobs ?? ProcessInfo.processInfo.activeProcessorCount
        reader.options = options.reading
        reader.environment = context.environment
        let interruptions = context.interruptions
        reader.isInterrupted = { interruptions.signal != nil }
    }

    /// Checks all sources, writes the reports, and returns the exit code.
    func run() async -> ExitCode {
        let delivery = ReportDelivery(options: options.verdict, context: context)
        return await delivery.run("check", target: target) { record in
            var run = self
            run.check(into: &record)
        }
    }

    private mutating func check(into record: inout RunRecord) {
        // By now each of them is there, as the report of a run that has not ended.
        let own = [options.verdict.baseline].compactMap(\.self).map { FileIdentity(at: $0) }
        let reports = Set(options.verdict.reportFiles.map(\.identity) + own)
        var files = PayloadFiles(readingAll: options.readsAllFiles, excluding: reports)
        var paths: [String] = []
        for source in options.inputs where context.interruption() == nil {
            let selection = files.select(source)
            paths += selection.paths
            record.checked.answers += selection.skipped.total
            record.checked.skipped += selection.skipped
            for failure in selection.failures {
                record.units.append(RunUnit(failure.source, .file, unjudged: 1))
                fail(failure, in: &record)
            }
        }
        let progress = progress(over: paths)
        reader.progress = progress
        for (index, path) in paths.enumerated() where context.interruption() == nil {
            let place = paths.count > 1 ? " (\((index + 1).grouped) of \(paths.count.grouped))" : ""
            progress?.begin("checking \(SourceName.of(path))\(place)")
            check(path, into: &record)
        }
        progress?.clear()
        count(into: &record)
        guard context.interruption() == nil else { return }
        for (index, pointer) in options.reading.pointers.enumerated()
        where !reader.matchedPointers.contains(index) && record.checked.files > 0 {
            fail("no text has a value at '\(pointer.text)'", in: &record)
        }
        let answers = record.checked.answers
        guard answers > 0, answers == record.checked.skipped.total else { return }
        let skipped = record.checked.skipped.skippedPhrase
        fail("nothing to check in \(target): \(skipped)", in: &record)
    }

    /// Returns where to report how far the run is; `nil` if that is not shown.
    private func progress(over paths: [String]) -> CheckProgress? {
        let line = ProgressLine(
            options.verdict.progress(on: context.console),
            console: context.console
        )
        guard line.isOn else { return nil }
        let sizes = paths.map { FileKind.size(at: $0) }
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
    }

    /// Checks one file; if it cannot be read, the run continues with the others.
    private mutating func check(_ path: String, into record: inout RunRecord) {
        var unit = RunUnit(SourceName.of(path), .file, path: path)
        let payloads = reader.counts.payloads
        var unjudged = -reader.counts.unjudged.total
        do {
            switch try reader.read(path: path, format: options.input, into: &record.ledger) {
            case .read: break
            case .skipped: return
            case .cut(let reason):
                context.console.warn("\(unit.name) cannot be decompressed to its end: \(reason)")
            }
        } catch {
            // The report already says that the run was interrupted.
            if error.reason != .interrupted {
                unjudged += 1
                fail(error, in: &record)
            }
        }
        record.checked.files += 1
        unit.asked = reader.counts.payloads - payloads
        unit.findings = tracker.newFindings(in: record.ledger)
        unjudged += reader.counts.unjudged.total
        unit.countUnjudged(unjudged, record.ledger.options.severity(of:))
        record.units.append(unit)
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

    private var target: String { options.inputs.map(SourceName.of).joined(separator: ", ") }
}

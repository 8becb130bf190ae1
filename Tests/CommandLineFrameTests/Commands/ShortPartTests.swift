import CapturedRuns
import CommandLineFrame
import Foundation
import Gen
import GenTesting
import Reports
import StrictJSON
import Synchronization
import TestEffort
import Testing

/// Whatever the file, the cuts and the place where a part stops, the sum says so, and names no
/// place that is not one of the whole.
@Suite
struct `The law of parts that end early` {
    private static let now = ["--now", "2026-11-27T09:00:00Z"]

    @Test
    func `holds for random files, cuts and ends`() async throws {
        let unknownLines = Mutex(0)
        try await forAll(
            .zip(DividedFile.generator, .int(in: 0...999), .int(in: 2...18)),
            RunSettings(cases: TestEffort.count(600, plain: 20))
        ) { file, part, polls in
            let count = try await Self.check(file, part % (file.cuts.count + 1), polls)
            unknownLines.withLock { $0 += count }
        }
        // Without such lines, this would show little.
        #expect(unknownLines.withLock { $0 } > 0 || !TestEffort.isFull)
    }

    private static let good =
        #"{"authenticated_at":null,"id":1,"last_seen_at":null,"url":null,"user_id":2}"# + "\n"
    private static let bad = good.replacing(#""id":1"#, with: #""id":null"#)

    /// Saves the reports of three parts, of which the second says that it has read nothing of its
    /// two lines, and the third has a fault.
    ///
    /// - Parameters:
    ///   - folder: The folder for the files.
    ///   - options: More options of the third part.
    /// - Returns: The paths of the reports, and the offset of the fault.
    /// - Throws: If a file cannot be written.
    private static func reports(
        in folder: TemporaryFolder,
        third options: [String] = []
    ) async throws -> (paths: [String], offset: Int) {
        let source = folder.path(of: "a.ndjson")
        let length = good.utf8.count
        var reports: [String] = []
        for (index, lines) in [good, good + good, bad].enumerated() {
            let part = folder.path(of: "\(index).ndjson")
            reports.append(folder.path(of: "\(index).json"))
            try Data(lines.utf8).write(to: URL(filePath: part))
            _ = await CapturedRun(
                arguments: ["check", part, "--source=\(source)", "-q"] + now
                    + ["--base-offset=\([0, length, 3 * length][index])"]
                    + ["--format=json=\(reports[index])"] + (index == 2 ? options : [])
            )
        }
        let whole = try folder.text(of: "1.json")
        let short =
            whole
            .replacing(#""lines":2}"#, with: #""lines":0,"read":\#(length),"short":true}"#)
            .replacing(#""incomplete":false"#, with: #""incomplete":true"#)
        try #require(short != whole)
        try Data(short.utf8).write(to: URL(filePath: reports[1]))
        return (reports, 3 * length + 30)
    }

    @Test(arguments: [
        ReportFormat.human, .junit, .html, .gitlab, .github, .markdown, .sarif, .json, .ndjson,
    ])
    func `places what follows by byte, in every format`(format: ReportFormat) async throws {
        let folder = try TemporaryFolder()
        let (reports, offset) = try await Self.reports(in: folder)
        let run = await CapturedRun(arguments: ["merge", "--format=\(format)"] + reports)
        #expect(run.code == 1)
        #expect(run.error.contains("(read up to byte 76 of \(folder.path(of: "a.ndjson"))) ended"))
        switch format {
        case .json, .ndjson:
            #expect(run.output.contains("\"offset\":\(offset),\"message\""), "\(run.output)")
        case .sarif:
            #expect(!run.output.contains("\"startLine\":4"))
        default:
            let text = run.output.replacing("</span>", with: "")
            #expect(text.contains("a.ndjson, byte \(offset)"), "\(run.output)")
        }
    }

    @Test
    func `keeps lines that do not depend on the part that ended early`() async throws {
        let folder = try TemporaryFolder()
        let (reports, offset) = try await Self.reports(in: folder, third: ["--base-line=4"])
        let run = await CapturedRun(arguments: ["merge", "--format=json"] + reports)
        #expect(run.output.contains("\"offset\":\(offset),\"line\":4,\"column\":31"))
        // What one part has not counted, no other can contradict.
        let (others, _) = try await Self.reports(in: folder, third: ["--base-line=9"])
        #expect(await CapturedRun(arguments: ["merge"] + others).code == 1)
    }

    @Test
    func `is kept by a sum that is merged again`() async throws {
        let folder = try TemporaryFolder()
        let (reports, _) = try await Self.reports(in: folder)
        let sum = folder.path(of: "sum.json")
        let few = [reports[2], reports[1]]
        _ = await CapturedRun(
            arguments: ["merge", "--partial", "-q", "--format=json=\(sum)"] + few
        )
        let twice = await CapturedRun(arguments: ["merge", "--format=json", sum, reports[0]])
        let once = await CapturedRun(arguments: ["merge", "--format=json"] + reports)
        #expect(twice.code == 1)
        #expect(
            twice.output.replacing(#/"durationMilliseconds":[0-9]+/#, with: "")
                == once.output.replacing(#/"durationMilliseconds":[0-9]+/#, with: "")
        )
    }

    /// Without the part that ended early, the sum would be green.
    @Test
    func `is inconclusive if nothing was found`() async throws {
        let folder = try TemporaryFolder()
        let (reports, _) = try await Self.reports(in: folder)
        let run = await CapturedRun(arguments: ["merge"] + reports.dropLast())
        #expect(run.code == 3)
        #expect(run.output.contains("INCONCLUSIVE (incomplete): no errors; bytes 76-228 of "))
    }

    /// Checks a file in parts, of which one is interrupted at one of its looks for a signal, and
    /// returns the number of places without a line.
    private static func check(
        _ file: DividedFile,
        _ short: Int,
        _ polls: Int
    ) async throws -> Int {
        // Each range of an empty file is all of it.
        guard !file.bytes.isEmpty else { return 0 }
        let folder = try TemporaryFolder()
        let sources = try file.write(to: folder)
        let name = file.division == .pipes ? "NAME" : sources[0]
        var reports: [String] = []
        var isShort = false
        for (index, arguments) in try file.parts(at: sources, folder).enumerated() {
            let report = folder.path(of: "\(index).json")
            let run = await CapturedRun(
                arguments: ["check"] + arguments + now + file.options
                    + ["--allow-empty", "--exit-zero", "--quiet", "--format=json=\(report)"],
                interruptions: index == short ? interruption(after: polls) : InterruptionWatch()
            )
            // What cannot be read in parts, or at all, is tested elsewhere.
            guard run.code != 2 else { return 0 }
            #expect(run.code == (index == short ? run.code : 0), "\(run.error)")
            isShort = isShort || run.code == 143
            reports.append(report)
        }
        guard isShort else { return 0 }
        let ordered = file.order.map { reports[$0] }
        let merged = await CapturedRun(arguments: ["merge", "--format=json"] + ordered)
        guard merged.code != 2 else {
            // It did not even know what to read, or failed before it was interrupted.
            #expect(merged.error.contains("\(reports[short]) is the report of a run that failed"))
            return 0
        }
        let sum = try Sum(merged)
        #expect([1, 3].contains(merged.code), "\(merged.output)")
        #expect(sum.isIncomplete)
        #expect(sum.reason.contains("ended early, so run that again"))
        #expect(merged.error.contains("ended early, so the report is incomplete"))
        #expect(file.names(ofPart: short, of: name).contains { sum.reason.contains($0) })
        let places = try await places(in: sources, file.options)
        for place in sum.places {
            let isKnown = places.contains { $0.matches(place.renamed(name, to: sources[0])) }
            #expect(isKnown, "\(place) is not in \(places)")
        }
        // Whatever the parts have found is there.
        let found = try reports.map { try Sum(Data(contentsOf: URL(filePath: $0))).findingCount }
        #expect(sum.findingCount == found.reduce(0, +))
        return sum.places.count { $0.line == nil }
    }

    /// All findings of the whole.
    private static func places(
        in sources: [String],
        _ options: [String]
    ) async throws -> Set<Place> {
        let whole = await CapturedRun(
            arguments: ["check", "--every-finding", "--max-findings=100000", "--format=json"]
                + sources + now + options
        )
        return Set(try Sum(whole).places)
    }

    private static func interruption(after polls: Int) -> InterruptionWatch {
        let counter = PollCounter()
        return InterruptionWatch { counter.next() > polls ? 15 : nil }
    }

    private final class PollCounter: Sendable {
        private let count = Atomic(0)

        func next() -> Int { count.add(1, ordering: .relaxed).newValue }
    }

    /// The place of a finding; without a line, the line is not known.
    struct Place: Hashable {
        let rule: String
        var source: String
        let offset: Int64
        let line: Int64?
        let column: Int64?

        func renamed(_ name: String, to other: String) -> Place {
            var place = self
            if source.hasPrefix(name) { place.source = other + source.dropFirst(name.count) }
            return place
        }

        func matches(_ other: Place) -> Bool {
            guard other.line == nil else { return self == other }
            return (rule, source, offset) == (other.rule, other.source, other.offset)
        }
    }

    /// What a report says.
    private struct Sum {
        let places: [Place]
        let isIncomplete: Bool
        let reason: String
        let findingCount: Int64

        init(_ run: CapturedRun) throws {
            try self.init(Data(run.output.utf8))
        }

        init(_ data: Data) throws {
            let root = try JSONDocument(parsing: Array(data)).root
            places = (root["findings"]?.elements ?? []).compactMap { row in
                guard let offset = row["offset"]?.number?.int64 else { return nil }
                return Place(
                    rule: row["rule"]?.string?.string ?? "",
                    source: row["source"]?.string?.string ?? "",
                    offset: offset,
                    line: row["line"]?.number?.int64,
                    column: row["column"]?.number?.int64
                )
            }
            isIncomplete =
                if case .bool(true)? = root["incomplete"]?.content { true } else { false }
            reason = root["exit"]?["reason"]?.string?.string ?? ""
            let totals = root["totals"]?.members ?? []
            findingCount = totals.reduce(0) { $0 + ($1.value.number?.int64 ?? 0) }
        }
    }
}

extension DividedFile {
    /// What a part of a source may be called.
    fileprivate func names(ofPart index: Int, of source: String) -> [String] {
        guard division != .shards else { return ["part \(index + 1) of \(cuts.count + 1) ("] }
        let range = division == .pipes ? rangesOfLines[index] : ranges[index]
        // A range that is all of a file is not a part.
        let whole = range.lowerBound == 0 ? ["\(source) (how far it has read is not known)"] : []
        return whole + ["bytes \(range.lowerBound)-"]
    }
}

package import Baselines
package import JSONFiles
import Platform
package import Reports
import StrictJSON

/// A file with a baseline.
package struct BaselineFile {
    /// The path as given.
    package let path: String

    /// The path as messages show it.
    package var shownPath: String { PathText.shown(path) }

    /// Why a baseline or a report cannot be used, as sentences without periods.
    package struct Failure: Error {
        /// The reasons.
        package var complaints: [String]

        /// A failure with several reasons.
        package init(_ complaints: [String]) {
            self.complaints = complaints
        }

        /// A failure with one reason.
        package init(_ complaint: String) {
            self.init([complaint])
        }
    }

    /// The maximum size of a file, in bytes; an entry has some 200.
    private static let limit = 1 << 26

    /// The baseline in the file at `path`.
    package init(_ path: String) {
        self.path = path
    }

    /// Reads the file, with its mistakes.
    ///
    /// - Parameter day: The last day on which an entry can have been made; `nil` if that is not
    ///   checked.
    /// - Returns: What was read.
    /// - Throws: If the file cannot be read.
    package func reader(notAfter day: CalendarDay? = nil) throws(Failure) -> BaselineReader {
        let bytes = try Self.bytes(of: path, Self.limit)
        return BaselineReader(TextFile(path: shownPath, bytes: bytes), notAfter: day)
    }

    /// Reads the file, in which a mistake is a failure.
    package func read() throws(Failure) -> Baseline {
        let reader = try reader()
        guard reader.mistakes.isEmpty else {
            throw Failure(
                reader.mistakes.map { mistake in
                    let position = mistake.position
                    let place = "\(mistake.file):\(position.line):\(position.column)"
                    let fix =
                        mistake.fix.hasSuffix(".") ? String(mistake.fix.dropLast()) : mistake.fix
                    return "\(place): \(mistake.message). \(fix)"
                }
            )
        }
        return reader.baseline
    }

    /// Replaces the file.
    package func write(_ baseline: Baseline) throws(Failure) {
        do throws(SystemError) {
            try FileReplacement.write(Array(baseline.text.utf8), to: path)
        } catch {
            throw Failure("cannot write \(shownPath): \(error.reason)")
        }
    }

    /// Reads a file of at most `limit` bytes.
    package static func bytes(of path: String, _ limit: Int) throws(Failure) -> [UInt8] {
        do throws(UnusableReport) {
            return try BoundedFile.bytes(of: path, limit: limit)
        } catch {
            throw Failure(error.complaint)
        }
    }
}

extension CommandContext {
    /// Runs `body`, and complains if it fails.
    package func complaining(
        _ body: () throws(BaselineFile.Failure) -> ExitCode
    ) -> ExitCode {
        do throws(BaselineFile.Failure) {
            return try body()
        } catch {
            for complaint in error.complaints { console.complain(complaint) }
            return .failed
        }
    }
}

import CommandLineFrame
import LiveAPI
import Platform
import Reports
import SessionContract
import SessionCorpus
import TerminalText

/// The folder into which `live --save` writes each answer, scrubbed.
struct AnswerFolder {
    private let path: String
    private let console: Console

    /// One secret for the whole run, so that an id has the same fake in every answer.
    private let scrubber: Scrubber
    private let secrets: SecretFilter
    private var count = 0

    /// The number of answers that could not be scrubbed or written.
    private(set) var unsavedCount = 0

    /// Creates the folder, which must not have files of an earlier run, and tries to write to it.
    ///
    /// - Throws: If it cannot be created or written to, or is not empty, as a phrase.
    init(_ path: String, _ context: CommandContext) throws(LiveSession.Failure) {
        self.path = path
        secrets = context.console.secrets.filter
        console = context.console
        // The rules about time must find the same in the fake as `check` finds in it today.
        scrubber = Scrubber(salt: Scrubber.randomSalt(), now: context.startedAt)
        let kind = FileKind(at: path, followsLinks: true)
        guard kind == nil || kind == .folder else {
            throw LiveSession.Failure(
                reason: "cannot save answers in \(path): it is not a folder; choose a new one"
            )
        }
        let names: [String]
        do throws(SystemError) {
            try Folders.make(path)
            names = try Folders.names(in: path)
            if names.isEmpty {
                try FileReplacement.write([], to: "\(path)/0000")
                try Folders.deleteFile("\(path)/0000")
            }
        } catch {
            throw LiveSession.Failure(reason: "cannot save answers in \(path): \(error.reason)")
        }
        guard names.isEmpty else {
            throw LiveSession.Failure(
                reason: "cannot save answers in \(path): the folder is not empty; choose a new one"
            )
        }
    }

    /// Saves the answer of an endpoint; an answer that cannot be saved is a warning.
    mutating func save(_ body: [UInt8], of endpoint: LiveEndpoint) {
        count += 1
        let digits = String(count)
        let number = String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
        let name = "\(number)-\(endpoint.name).json"
        do throws(CorpusFailure) {
            let fake = try scrubber.scrub(body)
            // Scrubbing keeps keys that are plain names, and so can a secret be.
            guard !secrets.finds(in: fake) else {
                throw CorpusFailure("it repeats a secret of this run", kind: .refused)
            }
            do throws(SystemError) {
                try FileReplacement.write(fake, to: "\(path)/\(name)")
            } catch {
                throw CorpusFailure(error.reason, kind: .unreadable)
            }
        } catch {
            unsavedCount += 1
            console.warn("answer \(count) is not saved in \(path): \(error.description)")
        }
    }

    /// Says what was saved, and how to use it.
    func finish() {
        let saved = count - unsavedCount
        guard saved > 0 else { return }
        console.note(
            "saved \(saved.grouped) of \(count.grouped) answers in \(path), scrubbed: '"
                + "\(Report.toolName) check \(path.shellQuoted)' reads them, and 'corpus add --scrub "
                + "--file' adds one"
        )
    }
}

extension LiveEndpoint {
    /// The endpoint in the name of a file, without the ids of a user or session.
    fileprivate var name: String { String(description.prefix { $0 != ":" }) }
}

import LiveAPI
import Platform
import SessionCorpus

/// The folder into which `live --save` writes each answer, scrubbed.
struct AnswerFolder {
    private let path: String
    private let console: Console

    /// One secret for the whole run, so that an id has the same fake in every answer.
    private let scrubber = Scrubber(salt: Scrubber.randomSalt())
    private var count = 0
    private var savedCount = 0

    /// Creates the folder, which must not have files of an earlier run.
    ///
    /// - Throws: If the folder cannot be created, or is not empty, as a phrase.
    init(_ path: String, _ console: Console) throws(LiveSession.Failure) {
        self.path = path
        self.console = console
        let names: [String]
        do throws(SystemError) {
            try Folders.make(path)
            names = try Folders.names(in: path)
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
            do throws(SystemError) {
                try FileReplacement.write(fake, to: "\(path)/\(name)")
            } catch {
                throw CorpusFailure(error.reason, kind: .unreadable)
            }
            savedCount += 1
        } catch {
            console.warn("answer \(count) is not saved in \(path): \(error.description)")
        }
    }

    /// Says what was saved.
    func finish() {
        guard count > 0 else { return }
        console.note(
            "saved \(savedCount) of \(count) answers in \(path), scrubbed; 'check' and 'corpus add' "
                + "read them"
        )
    }
}

extension LiveEndpoint {
    /// The endpoint in the name of a file, without the ids of a user or session.
    fileprivate var name: String {
        let word = description.prefix { $0 != ":" && $0 != "/" }
        return String(word)
    }
}

/// What somebody who adds a case has to say; everything else is derived from the bytes.
package struct CaseDraft: Sendable {
    package var topic: CorpusTopic
    package var payload: [UInt8]
    package var title: String

    /// Why the case exists; may be left out of a plain accept.
    package var why: String?

    /// What the payload is; of the topic `envelopes` an answer.
    package var subject: CorpusCase.Subject

    /// The id; made from the title where it is left out.
    package var id: String?

    package var flags: [String] = []

    /// Clauses and reports; those that the oracles know of are added.
    package var refs: [String] = []

    package var source: CaseSource

    /// The name of the topic file without its ending; the first with room where it is left out.
    package var fileName: String?

    package init(
        _ payload: [UInt8],
        topic: CorpusTopic,
        title: String,
        why: String? = nil,
        source: CaseSource
    ) {
        self.payload = payload
        self.topic = topic
        self.title = title
        self.why = why
        self.source = source
        subject = topic == .envelopes ? .answer : .session
    }

    /// A shrunk failure that is to be kept for good, and the token that replays it.
    package static func regression(
        _ payload: [UInt8],
        token: String,
        title: String,
        why: String,
        on day: String
    ) -> CaseDraft {
        let source = CaseSource(.fuzz, ref: token, on: day)
        return CaseDraft(payload, topic: .regressions, title: title, why: why, source: source)
    }

    /// What an API has sent, scrubbed; `origin` says where it came from without naming anybody.
    package static func scrubbed(
        _ payload: [UInt8],
        by scrubber: Scrubber,
        topic: CorpusTopic,
        origin: String,
        title: String,
        why: String?,
        on day: String
    ) throws(CorpusFailure) -> CaseDraft {
        let source = CaseSource(.live, ref: origin, on: day, isScrubbed: true)
        let fake = try scrubber.scrub(payload)
        return CaseDraft(fake, topic: topic, title: title, why: why, source: source)
    }
}

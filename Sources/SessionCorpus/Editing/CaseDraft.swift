/// What the author of a new case provides.
///
/// Everything else is derived from the bytes.
package struct CaseDraft: Sendable {
    package var topic: CorpusTopic
    package var payload: [UInt8]
    package var title: String

    /// Why the case exists.
    ///
    /// Optional for a plain accept.
    package var why: String?

    /// What the payload is: by default a response in the topic `envelopes`, else a session.
    package var subject: CorpusCase.Subject

    /// The id, or `nil` to derive it from the title.
    package var id: String?

    package var flags: [String] = []

    /// Clauses and reports.
    ///
    /// If empty, the clauses are those that the oracles suggest.
    package var refs: [String] = []

    package var source: CaseSource

    /// The name of the topic file without its extension, or `nil` for the first with room.
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

    /// What is remarkable about the payload.
    package var traits: CaseTraits {
        CaseTraits(
            of: payload,
            expecting: CaseOracle().expectation(for: payload, as: subject),
            as: subject
        )
    }

    /// Returns the draft of a regression: a shrunk failure and the token that replays it.
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

    /// Returns the draft of a payload that an API sent, scrubbed.
    ///
    /// `origin` says where it came from, without the name of a person or a company.
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

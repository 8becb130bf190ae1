import SessionContract
import SessionModel

extension RoundTripFault.Kind {
    /// The kind in a word or two; empty if the rule already identifies it.
    ///
    /// JSON reports and baselines depend on these words.
    package var word: String {
        switch self {
        case .rejected: "rejected"
        case .policy(let question): question.rawValue
        case .fault(let fault): fault.wording.kind
        case .notJSON: "not JSON"
        case .oneOfSeveral: "one of several values"
        case .value(let kind, let manner, let isReported):
            ([(isReported ? "reported " : "") + kind.word] + [manner?.word].compactMap(\.self))
                .joined(separator: ", ")
        case .twoAnswers, .spelling: ""
        case .secondPass: "second pass"
        case .failed: "error"
        case .crashed: "crash"
        case .hung: "silence"
        case .brokeProtocol: "noise"
        case .unsupported: "unsupported"
        case .afterOthers: "after others"
        case .banner: "banner"
        case .badEnd: "bye"
        }
    }
}

import Reports
import SessionContract

extension RunRecord {
    /// The number of answers that are broken or hold no session, so that a census cannot count what
    /// they should have held.
    var lostTexts: Int {
        let counts = ledger.ruleCounts
        return Rule.ofLostTexts.reduce(0) { $0 + counts[$1] }
    }
}

extension Rule {
    /// The rules that a text breaks from which no session can be read.
    fileprivate static let ofLostTexts: [Rule] = [
        .jsonSyntax, .jsonEncoding, .jsonDepth, .envelopeUnknown, .envelopeShape, .liveErrorBody,
    ]
}

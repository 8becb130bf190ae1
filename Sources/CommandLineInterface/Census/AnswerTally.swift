import CommandLineFrame
import Drift
import LiveAPI
import PayloadInput
import SessionContract

/// Counts the answers of a live run.
struct AnswerTally {
    private let observer: CensusObserver
    private var reader: PayloadReader
    private var count = 0

    /// The findings, which the run itself reports.
    private var ledger = Ledger()

    /// What has been counted.
    var tally: CensusTally { observer.tally }

    init(_ tally: CensusTally, _ settings: JudgeSettings) {
        observer = CensusObserver(tally)
        reader = PayloadReader(settings)
        reader.readsAnswers = true
        reader.observer = observer
    }

    /// Counts the body of an answer.
    mutating func add(_ body: [UInt8], of endpoint: LiveEndpoint) {
        count += 1
        reader.read(body, name: "\(endpoint) \(count)", into: &ledger)
    }
}

/// The faults of a server and what it serves, from which follows whether each fault can show.
package struct FaultPlan: Sendable {
    /// The faults in their order, each once.
    private let faults: [StandInFault]

    private let content: Content

    /// What a server serves.
    package enum Content: Sendable {
        /// This many made-up sessions.
        case sessions(Int)

        /// Payloads, byte for byte.
        case payloads
    }

    package init(_ faults: [StandInFault], for content: Content) {
        self.faults = faults.enumerated().filter { !faults[..<$0.offset].contains($0.element) }
            .map(\.element)
        self.content = content
    }

    /// The reasons why a fault could not show; empty if all can.
    package var problems: [StandInError] {
        var problems: [StandInError] = []
        for (place, fault) in faults.enumerated() {
            if let problem = problem(with: fault) { problems.append(problem) }
            for other in faults[..<place] where !fault.isCompatible(with: other) {
                let hidesOther = fault.hides(other)
                problems.append(
                    fault.isRival(of: other)
                        ? .rivalFaults(other, fault)
                        : .hiddenFault(hidesOther ? other : fault, by: hidesOther ? fault : other)
                )
            }
        }
        return problems
    }

    private func problem(with fault: StandInFault) -> StandInError? {
        switch content {
        case .sessions(let count):
            fault.need.sessions > count ? .unmetNeed(of: fault, sessions: count) : nil
        case .payloads:
            fault.changesText || fault.hidesPayloads ? .faultOfPayloads(fault) : nil
        }
    }

    /// The maximum number of sessions on a page: that of the API, or fewer if a fault needs more
    /// pages than the sessions would fill.
    package var largestPage: Int {
        let pages = faults.map(\.need.pages).max() ?? 1
        guard pages > 1, case .sessions(let count) = content,
            count <= (pages - 1) * SessionSeries.largestPage
        else { return SessionSeries.largestPage }
        return max(1, count / pages)
    }

    /// Whether pages are smaller than those of the API, so that there are enough of them.
    package var hasSmallPages: Bool { largestPage < SessionSeries.largestPage }
}

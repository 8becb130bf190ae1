import SessionContract
import SessionModel
import SessionPayloads

/// Encoding of sessions that the testee has not decoded.
extension CaseWorker {
    /// Asks the testee to encode the sessions of consecutive cases, and judges the outputs.
    ///
    /// Each payload must be a session. The output must have the same meaning as the payload.
    func askToEncode(_ cases: [AskedCase]) async -> PhaseTally {
        var tally = PhaseTally()
        tally.keepsEveryHit = keepsEveryHit
        tally.cases = cases.count
        let sessions = cases.compactMap { try? SessionObject(json: $0.payload) }
        precondition(sessions.count == cases.count, "only sessions can be encoded")
        let answers = await testee.encodings(of: sessions)
        for (index, answer) in answers.enumerated() {
            let judgement = judge.judge(answer, to: cases[index].reading)
            if case .unavailable(let reason) = judgement.outcome {
                tally.unavailability = reason
                tally.cases = index
                return tally
            }
            tally.bytes += cases[index].payload.count
            for fault in judgement.faults {
                let features = PayloadFeatures(of: cases[index].payload, cases[index].reading)
                var hit = Self.hit(fault, features, index, cases)
                hit.question = .encoding
                tally.add(hit)
            }
        }
        return tally
    }

    /// Returns the faults of encoding the fields of a payload.
    ///
    /// They are empty if the payload is not a session, and `nil` if the testee is unavailable.
    func faultsOfEncoding(_ payload: [UInt8]) async -> [RoundTripFault]? {
        guard let session = try? SessionObject(json: payload) else { return [] }
        let reading = PayloadReading(of: payload)
        guard reading.kind == .conforms,
            let answer = await testee.encodings(of: [session]).first
        else { return [] }
        let judgement = judge.judge(answer, to: reading)
        if case .unavailable = judgement.outcome { return nil }
        return judgement.faults
    }

    /// Returns the faults of the answer to the question of `hit`, for one payload.
    ///
    /// A breakdown counts only if a fresh process repeats it.
    func faults(of payload: [UInt8], _ hit: PhaseTally.Hit) async -> [RoundTripFault]? {
        await faults(of: PayloadReading(of: payload), hit)
    }

    /// Returns the same for a payload that has been read already.
    func faults(of payload: PayloadReading, _ hit: PhaseTally.Hit) async -> [RoundTripFault]? {
        let first = await faultsAtOnce(of: payload, hit)
        guard hit.fault.isBreakdown, let first, first.contains(where: \.isLostAtOnce) else {
            return first
        }
        await testee.restart()
        return await faultsAtOnce(of: payload, hit)
    }

    /// Returns whether the testee fails at the last of several payloads, and at no other.
    func isLost(
        at payload: [UInt8],
        after others: [[UInt8]],
        asking question: TesteeQuestion
    ) async -> Bool {
        let payloads = others + [payload]
        let answers: [TesteeAnswer]
        if let child = testee as? ChildProcessTestee {
            answers = await child.answersAgain(to: payloads, asking: question)
        } else {
            answers = await testee.answers(to: payloads)
        }
        guard answers.count == payloads.count, let last = answers.last else { return false }
        return last.isBreakdown && !answers.dropLast().contains(where: \.isBreakdown)
    }

    private func faultsAtOnce(
        of payload: PayloadReading,
        _ hit: PhaseTally.Hit
    ) async -> [RoundTripFault]? {
        switch hit.question {
        case .encoding: await faultsOfEncoding(payload.payload)
        case .roundTrip:
            await faults(of: payload, secondPass: hit.fault.rule == .roundTripUnstable)
        }
    }
}

extension RoundTripFault {
    /// Whether this is a breakdown that a child process has not repeated yet, unlike a time-out.
    fileprivate var isLostAtOnce: Bool {
        switch self {
        case .brokeDown(.hung): false
        case .brokeDown: true
        default: false
        }
    }
}

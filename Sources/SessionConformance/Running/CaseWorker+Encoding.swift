import SessionContract
import SessionModel

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
    func faults(of payload: [UInt8], _ hit: PhaseTally.Hit) async -> [RoundTripFault]? {
        switch hit.question {
        case .encoding: await faultsOfEncoding(payload)
        case .roundTrip:
            await faults(of: payload, secondPass: hit.fault.rule == .roundTripUnstable)
        }
    }
}

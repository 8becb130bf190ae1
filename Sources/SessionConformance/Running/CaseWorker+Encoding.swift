import SessionContract
import SessionModel

/// What a testee makes of the fields of a session, without having seen its payload.
extension CaseWorker {
    /// Asks to encode the sessions of consecutive cases, each of which is the payload of a session.
    ///
    /// What comes back has to say what the payload says.
    func askToEncode(_ cases: [AskedCase]) async -> PhaseTally {
        var tally = PhaseTally()
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
                var hit = Self.hit(fault, index, cases)
                hit.question = .encoding
                tally.add(fault, hit)
            }
        }
        return tally
    }

    /// What is wrong with how the fields of one payload are encoded: nothing where it is not a
    /// session, `nil` where the testee is no longer available.
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

    /// What is wrong with the answer to a question about one payload.
    func faults(of payload: [UInt8], _ hit: PhaseTally.Hit) async -> [RoundTripFault]? {
        switch hit.question {
        case .encoding: await faultsOfEncoding(payload)
        case .roundTrip:
            await faults(of: payload, secondPass: hit.fault.rule == .roundTripUnstable)
        }
    }
}

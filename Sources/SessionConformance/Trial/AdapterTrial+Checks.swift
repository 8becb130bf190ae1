import SessionContract
import SessionPayloads

extension AdapterTrial {
    static func start(_ introduction: TesteeIntroduction) -> Check {
        if let banner = introduction.banner {
            return wrong(
                "start",
                "it wrote \(banner) before its answer to 'hello'; send such lines to standard error"
            )
        }
        guard introduction.doesRoundTrips else {
            return wrong("start", "its 'ops' lack 'roundtrip'; add it, and decode payloads")
        }
        let operations = introduction.encodesSessions ? "roundtrip and encode" : "roundtrip"
        return right("start", "\(introduction.identity) answers 'hello', with \(operations)")
    }

    static func flush(_ reply: Reply) -> Check {
        switch reply {
        case .answer: right("flush", "a reply comes before the next request is sent")
        case .late:
            wrong(
                "flush",
                "it replied only after it was asked to exit; flush standard output after each "
                    + "reply, and do not read ahead"
            )
        case .silent:
            wrong(
                "flush",
                "there is no reply to \(text(TrialPayload.plain)); reply to each line as soon as "
                    + "it is read, and flush standard output"
            )
        }
    }

    static func acceptance(_ reply: Reply) -> Check {
        let payload = TrialPayload.plain
        return roundTrip(
            "accept",
            reply,
            of: payload,
            isDone: "\(text(payload)) comes back",
            advice: "pass the decoded bytes to the model, and encode what it returns"
        )
    }

    static func encoding(_ reply: Reply) -> Check {
        let payload = TrialPayload.encoded
        return roundTrip(
            "encode",
            reply,
            of: payload,
            isDone: "fields become \(text(payload))",
            advice: "create the model from 'fields', where null is null and a missing key is "
                + "absent, or omit 'encode' from 'ops'"
        )
    }

    /// Judges a payload that must come back as it is.
    private static func roundTrip(
        _ name: String,
        _ reply: Reply,
        of payload: [UInt8],
        isDone: String,
        advice: String
    ) -> Check {
        guard case .answer(let answer) = reply, case .accepted(let output, _) = answer else {
            return wrong(name, "for \(text(payload)), it \(clause(reply)); \(advice)")
        }
        let judgement = RoundTripJudge().judge(answer, to: PayloadReading(of: payload))
        guard let fault = judgement.faults.first else { return right(name, isDone) }
        // Many libraries write null for what is absent, and no adapter can help it.
        guard judgement.faults.contains(where: { $0.rule != .roundTripNullInvented }) else {
            return right(name, "\(isDone), with null for absent fields, which a run reports")
        }
        return wrong(
            name,
            "\(text(payload)) became \(OutputText.quoted(output)): \(fault.wording.message); "
                + advice
        )
    }

    static func rejection(_ reply: Reply) -> Check {
        let payload = text(TrialPayload.cut)
        if case .answer(.rejected) = reply {
            return right("reject", "\(payload) is rejected, because it is not JSON")
        }
        if case .answer(.accepted) = reply {
            return wrong(
                "reject",
                "it accepted \(payload), which is not JSON; let the model decode the payload, and "
                    + "reply 'rejected' if it refuses"
            )
        }
        return wrong(
            "reject",
            "for \(payload), which is not JSON, it \(clause(reply)); catch what the model raises "
                + "to refuse a payload, and reply 'rejected'"
        )
    }

    static func state(_ replies: [Reply]) -> Check {
        guard replies.first == replies.last else {
            return wrong(
                "state",
                "the same payload got another reply after a second one; create a new model for "
                    + "each request"
            )
        }
        return right("state", "the same payload gets the same reply again")
    }

    static func bytes(_ reply: Reply) -> Check {
        switch reply {
        case .answer(.accepted), .answer(.rejected):
            right("base64", "a payload that is not UTF-8 gets a reply")
        case .answer, .late, .silent:
            wrong(
                "base64",
                "for a payload that is not UTF-8, it \(clause(reply)); decode the base64 to bytes, "
                    + "not to text, and reply 'rejected' if the model refuses them"
            )
        }
    }

    static func exit(_ failure: DialogueFailure?, _ limit: Duration) -> Check {
        guard let failure else { return right("exit", "it exits with code 0 after 'bye'") }
        let what =
            if case .silent = failure {
                "it was still running \(limit) after 'bye'"
            } else {
                "it \(failure.clause(limit: limit))"
            }
        return wrong("exit", "\(what); exit with code 0 at 'bye', without further output")
    }

    /// The reply as a clause that continues "it".
    private static func clause(_ reply: Reply) -> String {
        switch reply {
        case .late, .silent: "did not reply in time"
        case .answer(.accepted): "accepted it"
        case .answer(.rejected(let reason)):
            reason.isEmpty
                ? "rejected it" : "rejected it with \(OutputText.quoted(Array(reason.utf8)))"
        case .answer(.failed(let reason)):
            "reported the error \(OutputText.quoted(Array(reason.utf8)))"
        case .answer(.crashed(let detail)), .answer(.protocolViolation(let detail)):
            OutputText.printable(Array(detail.utf8), limit: 1_000, keepsLines: true)
                .split(separator: "\n").joined(separator: "\n  ")
        case .answer(.hung), .answer(.unavailable): "did not reply in time"
        case .answer(.unsupported): "replied 'unsupported'"
        }
    }

    private static func right(_ name: String, _ detail: String) -> Check {
        Check(name: name, isRight: true, detail: detail)
    }

    private static func wrong(_ name: String, _ detail: String) -> Check {
        Check(name: name, isRight: false, detail: detail)
    }

    private static func text(_ payload: [UInt8]) -> String {
        String(decoding: payload, as: UTF8.self)
    }
}

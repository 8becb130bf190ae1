import SessionContract
import SessionModel
import StrictJSON

/// What the strict decoder of our own model makes of a payload: a second voice about the layers
/// `decode`, `fields` and `reencode`.
enum DecoderOracle {
    /// What is wrong between the decoder and what was derived from the tree, or `nil`.
    static func disagreement(on payload: [UInt8], with expectation: CaseExpectation) -> String? {
        guard expectation.decode != nil else { return nil }
        let session: SessionObject
        do throws(SessionDecodingError) {
            session = try SessionObject(json: payload)
        } catch {
            return expectation.contract == .conforms
                ? "the decoder rejects what conforms: \(error)" : nil
        }
        guard expectation.contract != .violates else { return "the decoder accepts a violation" }
        let read = SessionFields(session)
        guard expectation.fields.contains(read) else {
            return "the decoder reads other fields: \(Inline.text(of: read.json))"
        }
        guard let written = try? JSONDocument(parsing: session.json()).root.members,
            FieldReader.outcomes(of: written) == [read]
        else { return "the encoder writes something else than the decoder has read" }
        return nil
    }
}

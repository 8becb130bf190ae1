import SessionContract
import SessionModel
import StrictJSON

/// The strict decoder of this package's model, a second opinion on the layers `decode`, `fields`
/// and `reencode`.
enum DecoderOracle {
    /// Says where the decoder disagrees with what was derived from the tree, or returns `nil` if
    /// it agrees.
    static func disagreement(on payload: [UInt8], with expectation: CaseExpectation) -> String? {
        guard expectation.decode != nil else { return nil }
        let session: SessionObject
        do throws(SessionDecodingError) {
            session = try SessionObject(json: payload)
        } catch {
            return expectation.contract == .conforms
                ? "the decoder rejects a conforming payload: \(error)" : nil
        }
        guard expectation.contract != .violates else {
            return "the decoder accepts a payload that violates the contract"
        }
        let read = SessionFields(session)
        guard expectation.fields.contains(read) else {
            return "the decoder reads different fields: \(Inline.text(of: read.json))"
        }
        guard let written = try? JSONDocument(parsing: session.json()).root.members,
            FieldReader.outcomes(of: written) == [read]
        else { return "the encoder does not write what the decoder read" }
        return nil
    }
}

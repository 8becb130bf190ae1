import SessionContract
import StrictJSON

// All data from payloads that a report can show. Each format takes it from here.
extension Finding {
    /// Returns the pointer to the fault, with keys that look like data only if values are shown.
    func shownPointer(showsValues: Bool) -> JSONPointer {
        showsValues ? place.exactPointer : place.pointer
    }

    /// Returns what was observed, followed by the beginning of the value if values are shown.
    func observedText(showsValues: Bool) -> String {
        guard showsValues, let excerpt else { return wording.observed }
        return "\(wording.observed): \(excerpt)"
    }

    /// The place of the fault as `file:line:column`, which editors and terminals turn into a link.
    var location: String? {
        let source = place.source
        guard let position = place.position else { return source.isEmpty ? nil : source }
        return "\(source.isEmpty ? "-" : source):\(position.line):\(position.column)"
    }
}

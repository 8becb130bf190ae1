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
}

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
        guard let position = place.shownPosition else {
            return place.source.isEmpty ? nil : place.source
        }
        return "\(place.source.isEmpty ? "-" : place.source)\(position)"
    }
}

extension Finding.Place {
    /// The position in the source, as the end of a location; `nil` if there is none.
    var shownPosition: String? {
        position.map { ":\($0.line):\($0.column)" } ?? offset.map { ", byte \($0)" }
    }
}

import Foundation
import SessionModel

/// Models that damage strings and timestamps.
extension Canary {
    static let strings: [Canary] = [
        text("TrimmingTestee") { $0.trimmingCharacters(in: .whitespacesAndNewlines) },
        text("NormalisingTestee") { $0.precomposedStringWithCanonicalMapping },
        text("DecomposingTestee") { $0.decomposedStringWithCanonicalMapping },
        text("LowercasingTestee") { $0.lowercased() },
        text("ColumnOf255Testee", size: 400) { String($0.prefix(255)) },
        text("BytesOf4096Testee", size: 5000) {
            String(decoding: $0.utf8.prefix(4096), as: UTF8.self)
        },
        text("TerminatedTestee") { text in
            String(text.unicodeScalars.prefix { $0 != "\u{0}" }.map { Character($0) })
        },
        text("BasicPlaneTestee") { text in
            String(
                String.UnicodeScalarView(text.unicodeScalars.map { $0.value > 0xFFFF ? "?" : $0 })
            )
        },
        text("MarkupTestee") { $0.replacing("&", with: "&amp;") },
        text("UnescapedTwiceTestee") { $0.replacing("\\n", with: "\n") },
        text("LineEndingsTestee") { $0.replacing("\r\n", with: "\n") },
        text("CollapsedSpacesTestee") { $0.replacing("  ", with: " ") },
        text("SmartQuotesTestee") { $0.replacing("\"", with: "\u{201D}") },
        text("NoMarksTestee") { text in
            String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "\u{FEFF}" }))
        },
        text("NoFormatCharactersTestee") { text in
            String(
                String.UnicodeScalarView(
                    text.unicodeScalars.filter { $0.properties.generalCategory != .format }
                )
            )
        },
        session("TidyLinkTestee", "string-changed") { session in
            session.url = session.url.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
        },
        session("LowercasedHostTestee", "string-changed") { session in
            session.url = session.url.map { $0.replacing("HTTPS://", with: "https://") }
        },
        session("NoPercentTestee", "string-changed") { session in
            session.url = session.url.map { $0.removingPercentEncoding ?? $0 }
        },
        session("ParsedLinkTestee", "rejected") { session in
            guard let link = session.url.value else { return }
            if link.isEmpty || link.contains(" ") { throw Refusal() }
        },
        output("UnescapedQuotesTestee", "invalid-output") { $0.replacing("\\\"", with: "\"") },
        output("UnescapedControlsTestee", "invalid-output") { text in
            text.replacing("\\n", with: "\n")
        },
        bytes("Latin1Testee", "invalid-output") { payload in
            let text = String(decoding: try SessionObject(json: payload).json(), as: UTF8.self)
            return text.unicodeScalars.flatMap { scalar in
                scalar.value < 0x100 ? [UInt8(scalar.value)] : Array(String(scalar).utf8)
            }
        },
        bytes("CutOutputTestee", "invalid-output", size: 1100) { payload in
            Array(try SessionObject(json: payload).json().prefix(1024))
        },
    ]

    static let timestamps: [Canary] = [
        time("WholeSecondsTestee") { $0.replacing(/\.\d+/, with: "") },
        time("MillisecondsTestee") { text in
            text.replacing(/(\.\d{3})\d+/) { String($0.1) }
        },
        time("PaddedFractionTestee") { text in
            text.replacing(/\.(\d)Z/) { ".\($0.1)00Z" }
        },
        time("ZForZeroOffsetTestee") { $0.replacing("+00:00", with: "Z") },
        time("UTCTestee") { text in
            guard let moment = Timestamp(text).moment, !text.hasSuffix("Z") else { return text }
            return Timestamp(moment).text
        },
        time("UppercaseTimeTestee") { $0.replacing("t", with: "T").replacing("z", with: "Z") },
        time("NoSpaceTestee") { text in
            text.replacing(/(\d{4}-\d\d-\d\d) (\d\d:\d\d)/) { "\($0.1)T\($0.2)" }
        },
        time("AssumedUTCTestee") { text in
            Timestamp(text).dialect == .iso8601NoOffset ? text + "Z" : text
        },
        time("UnknownOffsetTestee") { $0.replacing("-00:00", with: "+00:00") },
        session("DocumentedFormTestee", "rejected") { session in
            for time in [session.authenticatedAt.value, session.lastSeenAt.value] {
                if let time, time.dialect.isRFC3339, time.dialect != .documented { throw Refusal() }
            }
        },
        session("LeapSecondTestee", "rejected") { session in
            if session.lastSeenAt.value?.dialect == .rfc3339LeapSecond { throw Refusal() }
        },
        session("OrderedTimesTestee", "string-changed", size: 120) { session in
            guard let first = session.authenticatedAt.value, let last = session.lastSeenAt.value,
                first.text > last.text
            else { return }
            (session.authenticatedAt, session.lastSeenAt) = (.value(last), .value(first))
        },
        session("ClampedYearTestee", "string-changed") { session in
            if session.lastSeenAt == .value("9999-12-31T23:59:59Z") {
                session.lastSeenAt = .value("2262-04-11T23:47:16Z")
            }
        },
        output("EpochTestee", "type-changed") { text in
            text.replacing(/"last_seen_at":"\d{4}[^"]*"/, with: "\"last_seen_at\":1416331469")
        },
    ]

    private static func time(
        _ name: String,
        _ change: @escaping @Sendable (String) -> String
    ) -> Canary {
        session(name, "string-changed") { session in
            session.authenticatedAt = session.authenticatedAt.map { Timestamp(change($0.text)) }
            session.lastSeenAt = session.lastSeenAt.map { Timestamp(change($0.text)) }
        }
    }
}

import Foundation

/// The forms in which a server can repeat a secret, made with other code than the filter has.
package enum SecretForms {
    /// Returns each form of a secret, by name.
    package static func all(of secret: String) -> [(name: String, text: String)] {
        let scalars = Array(secret.unicodeScalars)
        let bytes = Array(secret.utf8)
        func each(_ write: (UInt8) -> String) -> String { bytes.map(write).joined() }
        func some(_ write: (UInt8) -> String) -> String {
            bytes.enumerated().map { index, byte in
                index % 3 == 1 ? write(byte) : String(decoding: [byte], as: UTF8.self)
            }.joined()
        }
        let percent = { String(format: "%%%02x", Int32($0 as UInt8)) }
        let upperPercent = { String(format: "%%%02X", Int32($0 as UInt8)) }
        let json = { String(format: "\\u%04x", Int32($0 as UInt8)) }
        let reference = { "&#\($0 as UInt8);" }
        let hexReference = { String(format: "&#x%X;", Int32($0 as UInt8)) }
        var forms = [
            ("plain", secret), ("upper case", secret.uppercased()),
            ("lower case", secret.lowercased()),
            ("percent", each(percent)), ("percent, upper", each(upperPercent)),
            ("percent, some", some(percent)),
            ("percent, double", each { "%25" + percent($0).dropFirst() }),
            ("percent, mixed", some { "%25" + percent($0).dropFirst() }),
            ("JSON", each(json)), ("JSON, some", some(json)),
            ("JSON in percent", some { json($0).replacingOccurrences(of: "\\", with: "%5C") }),
            ("reference", each(reference)), ("reference, some", some(reference)),
            ("reference, hex", each(hexReference)),
            ("reference, escaped", some { "&amp;" + reference($0).dropFirst() }),
            ("hex", each { String(format: "%02x", Int32($0)) }),
            ("hex, upper", each { String(format: "%02X", Int32($0)) }),
            ("hex, colons", bytes.map { String(format: "%02x", Int32($0)) }.joined(separator: ":")),
            ("hex, 0x", bytes.map { String(format: "0x%02x", Int32($0)) }.joined(separator: ", ")),
            ("hex, escapes", each { String(format: "\\x%02x", Int32($0)) }),
            ("without its first", String(String.UnicodeScalarView(scalars.dropFirst()))),
            ("without its last", String(String.UnicodeScalarView(scalars.dropLast()))),
        ]
        for before in ["", "x", "xy"] {
            for after in ["", "z"] {
                let text = Data((before + secret + after).utf8).base64EncodedString()
                let safe = text.replacingOccurrences(of: "+", with: "-")
                    .replacingOccurrences(of: "/", with: "_")
                forms += [
                    ("base64", text), ("base64, URL-safe", safe),
                    ("base64, no padding", safe.replacingOccurrences(of: "=", with: "")),
                    ("base64, percent", text.replacingOccurrences(of: "=", with: "%3D")),
                ]
            }
        }
        for cut in [secret.dropFirst(), secret.dropLast()] {
            forms += [
                ("cut, base64", Data(String(cut).utf8).base64EncodedString()),
                ("cut, percent", cut.utf8.map(percent).joined()),
                ("cut, hex", cut.utf8.map { String(format: "%02x", Int32($0)) }.joined()),
            ]
        }
        return forms.map { (name: $0.0, text: $0.1) }
    }

    /// Returns a secret with an escape instead of some of its characters, each of any kind.
    package static func mixed(
        _ secret: String,
        using generator: inout some RandomNumberGenerator
    ) -> String {
        secret.utf8.map { byte in
            let hex = String(format: "%02x", Int32(byte))
            let forms = [
                String(decoding: [byte], as: UTF8.self), "%\(hex)", "%\(hex.uppercased())",
                "%25\(hex)", "\\u00\(hex)", "\\x\(hex)", "&#\(byte);", "&#x\(hex);",
                "%5Cu00\(hex)", "&amp;#\(byte);",
            ]
            return forms.randomElement(using: &generator) ?? ""
        }.joined()
    }
}

/// A form of files that may contain payloads but is not read.
package enum ForeignFormat: Hashable, Sendable {
    case zip
    case parquet
    case avro
    case sqlite
    case tar

    /// A text in another encoding than UTF-8.
    case text(Encoding)

    /// Anything else that is certainly not text.
    case binary

    /// An encoding other than UTF-8, with its name for `iconv`.
    package enum Encoding: String, CaseIterable, Sendable {
        case utf16 = "UTF-16"
        case utf16BigEndian = "UTF-16BE"
        case utf16LittleEndian = "UTF-16LE"
        case utf32 = "UTF-32"
        case utf32BigEndian = "UTF-32BE"
        case utf32LittleEndian = "UTF-32LE"
    }

    /// What a file of this form is.
    var description: String {
        switch self {
        case .zip: "a zip archive"
        case .parquet: "a Parquet file"
        case .avro: "an Avro file"
        case .sqlite: "an SQLite database"
        case .tar: "a tar archive"
        case .text(let encoding): "encoded in \(encoding.rawValue), not in UTF-8"
        case .binary: "binary data, not text"
        }
    }

    /// Returns the command that writes the payloads in a file.
    ///
    /// - Parameter file: The file as a word of the shell.
    /// - Returns: The command line; `nil` if there is none.
    func conversion(of file: String) -> String? {
        switch self {
        case .zip: "unzip -p \(file)"
        case .parquet: "parquet cat \(file)"
        case .avro: "avro-tools tojson \(file)"
        case .sqlite: "sqlite3 -json \(file) 'SELECT * FROM sessions'"
        case .tar: "tar -xOf \(file)"
        case .text(let encoding): "iconv -f \(encoding.rawValue) -t UTF-8 \(file)"
        case .binary: nil
        }
    }

    /// The forms that are recognized by fixed bytes, with these; a longer beginning comes before a
    /// shorter one with which it starts.
    static let beginnings: [(bytes: [UInt8], format: Self)] = [
        (Array("PK\u{3}\u{4}".utf8), .zip),
        // An empty archive, and one that is split.
        (Array("PK\u{5}\u{6}".utf8), .zip),
        (Array("PK\u{7}\u{8}".utf8), .zip),
        (Array("PAR1".utf8), .parquet),
        (Array("Obj\u{1}".utf8), .avro),
        (Array("SQLite format 3\0".utf8), .sqlite),
        ([0x00, 0x00, 0xFE, 0xFF], .text(.utf32)),
        ([0xFF, 0xFE, 0x00, 0x00], .text(.utf32)),
        ([0xFF, 0xFE], .text(.utf16)),
        ([0xFE, 0xFF], .text(.utf16)),
    ]
}

extension StandInFault {
    /// A fault of the Content-Encoding of a body (RFC 9110, 8.4).
    package enum OfCoding: String, CaseIterable, Hashable, Sendable {
        case brotli = "coding-br"
        case zstandard = "coding-zstd"
        case deflate = "coding-deflate"
        case unknown = "coding-unknown"
        case gzipTwice = "gzip-twice"
        case gzipBomb = "gzip-bomb"
        case notGzip = "gzip-label-only"
        case gzipCutAtEnd = "gzip-cut-at-end"
        case gzipCut = "gzip-cut"
        case gzipChecksum = "gzip-checksum"
        case gzipLength = "gzip-length"
        case gzipTrailingContent = "gzip-trailing-content"
    }
}

extension StandInFault.OfCoding {
    /// The description of a fault, and the coding that it applies.
    struct Defect {
        let details: StandInFault.Details
        let coding: ContentCoding

        init(
            _ rule: String,
            _ summary: String,
            label: String = "gzip",
            encode: @escaping @Sendable ([UInt8], WireMessage.Scale) -> [UInt8]
        ) {
            details = StandInFault.Details(breaks: rule, at: .coding, hides: .text, summary)
            coding = ContentCoding(label: label, encode: encode)
        }

        /// The defect of a coding that is only a label.
        init(label: String, _ name: String) {
            self.init(
                "live/incomplete",
                "The Content-Encoding is \(name), and the body cannot be read.",
                label: label
            ) { body, _ in body.map { ~$0 } }
        }

        /// The defect of a member of gzip that is changed.
        init(broken summary: String, change: @escaping @Sendable (inout [UInt8]) -> Void) {
            self.init("live/body", summary) { body, _ in
                var member = Gzip.member(body)
                change(&member)
                return member
            }
        }
    }

    var defect: Defect {
        switch self {
        case .brotli: Defect(label: "br", "br")
        case .zstandard: Defect(label: "zstd", "zstd")
        case .deflate: Defect(label: "deflate", "deflate")
        case .unknown: Defect(label: "made-up", "one that does not exist")
        case .gzipTwice:
            Defect("live/incomplete", "The body is coded twice, as announced.", label: "gzip, gzip")
            {
                body,
                _ in Gzip.member(Gzip.member(body))
            }
        case .gzipBomb:
            Defect("live/incomplete", "The gzip body is small, and has megabytes of content.") {
                Gzip.bomb($0, spaces: $1.oversizedBody)
            }
        case .notGzip:
            Defect("live/body", "The Content-Encoding is gzip, and the body is not.") { body, _ in
                body
            }
        case .gzipCutAtEnd:
            Defect(broken: "The gzip body lacks its last 8 bytes, the checksum and the length.") {
                $0.removeLast(Gzip.trailerLength)
            }
        case .gzipCut:
            Defect(broken: "The gzip body is cut in half, with a matching Content-Length.") {
                $0.removeLast($0.count / 2)
            }
        case .gzipChecksum:
            Defect(broken: "The gzip body has a wrong checksum.") {
                $0[$0.count - Gzip.trailerLength] ^= 1
            }
        case .gzipLength:
            Defect(broken: "The gzip body has a wrong length.") { $0[$0.count - 4] ^= 1 }
        case .gzipTrailingContent:
            Defect(broken: "The gzip body is followed by other bytes.") {
                $0 += Array("made-up".utf8)
            }
        }
    }
}

extension StandInFault {
    /// A fault of the message that carries a response (RFC 9112).
    package enum OfMessage: String, CaseIterable, Hashable, Sendable {
        // MARK: What is not a response

        case notHTTP = "not-http"
        case bodyWithoutHead = "body-without-head"
        case statusLineInvalid = "status-line-invalid"
        case versionUnknown = "version-unknown"
        case closesAfterRequest = "closes-after-request"
        case resetsAfterRequest = "resets-after-request"
        case headerNoColon = "header-no-colon"
        case headerNUL = "header-nul"

        // MARK: A head that ends early, or never

        case cutAfterStatusLine = "cut-after-status-line"
        case cutInHeader = "cut-in-header"
        case resetsInHeader = "resets-in-header"
        case stallsInHeader = "stalls-in-header"
        case dripsHeader = "drips-header"
        case headerLong = "header-long"
        case headerMany = "header-many"
        case headerEndless = "header-endless"
        case interimEndless = "interim-endless"

        // MARK: A body of another length than announced

        case bodyShort = "body-short"
        case lengthSmaller = "length-smaller"
        case lengthConflict = "length-conflict"
        case lengthNegative = "length-negative"
        case lengthInvalid = "length-invalid"
        case lengthOverflow = "length-overflow"
        case lengthAndChunked = "length-and-chunked"

        // MARK: A body in broken chunks

        case chunkCut = "chunk-cut"
        case chunkSizeInvalid = "chunk-size-invalid"
        case chunkSizeLarger = "chunk-size-larger"
        case chunkSizeSmaller = "chunk-size-smaller"
        case chunkSizeOverflow = "chunk-size-overflow"
        case lastChunkMissing = "last-chunk-missing"
        case transferCodingUnknown = "transfer-coding-unknown"
        case chunkExtensionEndless = "chunk-extension-endless"
        case trailerEndless = "trailer-endless"

        // MARK: A body that ends early, late, or never

        case resetsInBody = "resets-in-body"
        case stallsInBody = "stalls-in-body"
        case dripsBody = "drips-body"
        case bodyOversized = "body-oversized"
        case bodyEndless = "body-endless"
    }
}

extension StandInFault.OfMessage {
    /// The description of a fault, and the change that it makes to a message.
    struct Defect {
        let details: StandInFault.Details
        let change: WireMessage.Change

        init(
            _ rule: String,
            reads others: StandInFault.Parts = [],
            hides hidden: StandInFault.Parts = .response,
            _ summary: String,
            change: @escaping WireMessage.Change
        ) {
            details = StandInFault.Details(
                breaks: rule,
                at: .delivery,
                reads: others,
                hides: hidden,
                summary
            )
            self.change = change
        }
    }

    var defect: Defect {
        switch self {
        case .notHTTP, .bodyWithoutHead, .statusLineInvalid, .versionUnknown, .closesAfterRequest,
            .resetsAfterRequest, .headerNoColon, .headerNUL:
            noResponse
        case .cutAfterStatusLine, .cutInHeader, .resetsInHeader, .stallsInHeader, .dripsHeader,
            .headerLong, .headerMany, .headerEndless, .interimEndless:
            head
        case .bodyShort, .lengthSmaller, .lengthConflict, .lengthNegative, .lengthInvalid,
            .lengthOverflow, .lengthAndChunked:
            length
        case .chunkCut, .chunkSizeInvalid, .chunkSizeLarger, .chunkSizeSmaller, .chunkSizeOverflow,
            .lastChunkMissing, .transferCodingUnknown, .chunkExtensionEndless, .trailerEndless:
            chunks
        case .resetsInBody, .stallsInBody, .dripsBody, .bodyOversized, .bodyEndless:
            end
        }
    }
}

/// The resources of the API, for a client that may see them.
struct Resources {
    /// All sessions.
    let series: SessionSeries

    /// The faults of responses.
    let faults: Set<StandInFault.OfAnswer>

    /// The variations.
    let variations: Set<StandInFault.Variation>

    /// The faults of the odd session, in the order in which they are applied.
    let sessionFaults: [StandInFault.OfSession]

    let configuration: StandInConfiguration

    /// The scheme and host of links to pages.
    ///
    /// The scheme of links to sessions is always https, as at the vendor. The stand-in speaks only
    /// http, so without a proxy a client can follow such a link only if it takes the path and
    /// requests it from the API that it already uses.
    let origin: WebOrigin

    /// Returns the response to a GET request.
    func response(for endpoint: StandInEndpoint, _ target: RequestTarget) -> HTTPResponse {
        switch endpoint {
        case .sessions: return list(ListedSessions(allOf: series), target)
        case .userSessions(let user):
            guard let user = SessionSeries.number(ofUser: user) else { return .recordNotFound }
            return list(ListedSessions(ofUser: user, in: series), target)
        case .session(let user, let id): return session(user: user, id: id)
        case .currentSession:
            return series.count == 0 ? .recordNotFound : single(index: series.oddIndex)
        case .renewal:
            return HTTPResponse(.ok, json: #"{"authenticity_token":"c3RhbmQtaW4tdG9rZW4="}"#)
        case .currentUser: return currentUser
        case .logout: return .methodNotAllowed(allowed: endpoint.methods)
        }
    }

    /// Returns the response to a DELETE request; nothing is actually deleted.
    func deletion(of endpoint: StandInEndpoint) -> HTTPResponse {
        switch endpoint {
        case .userSessions(let user) where SessionSeries.number(ofUser: user) == nil:
            .recordNotFound
        case .session(let user, let id) where index(user: user, id: id) == nil: .recordNotFound
        case .sessions, .userSessions, .session, .currentSession, .renewal, .currentUser, .logout:
            HTTPResponse(status: .noContent, contentType: nil, body: [])
        }
    }
}

extension Resources {
    /// The signed-in user, the same for all credentials.
    private var currentUser: HTTPResponse {
        let id = series.odd.userID
        var user = JSONText()
        user.add("id", "\(id)")
        user.add("url", JSONText.quoted("https://\(origin.authority)/api/v2/users/\(id).json"))
        user.add("name", JSONText.quoted("Stand-in Admin"))
        user.add("email", JSONText.quoted("admin@example.com"))
        user.add("role", JSONText.quoted("admin"))
        return enveloped("user", user.bytes)
    }

    /// The user of requests without credentials.
    var anonymousUser: HTTPResponse {
        var user = JSONText()
        user.add("id", "null")
        user.add("url", "null")
        user.add("name", JSONText.quoted("Anonymous user"))
        user.add("email", JSONText.quoted("invalid@example.com"))
        user.add("role", JSONText.quoted("end-user"))
        return enveloped("user", user.bytes)
    }

    private func enveloped(_ key: String, _ value: [UInt8]) -> HTTPResponse {
        var envelope = JSONText()
        envelope.add(key, value)
        return HTTPResponse(status: .ok, contentType: HTTPResponse.json, body: envelope.bytes)
    }

    /// Returns the index of the session with this id, if it belongs to this user.
    private func index(user: Int, id: Int) -> Int? {
        series.index(ofSession: id).flatMap { series[$0].userID == user ? $0 : nil }
    }

    private func session(user: Int, id: Int) -> HTTPResponse {
        guard let index = index(user: user, id: id) else { return .recordNotFound }
        if index == series.oddIndex {
            if faults.contains(.linkBroken) { return .recordNotFound }
            if faults.contains(.linkSwapped) { return single(index: index + 1) }
        }
        return single(index: index)
    }

    private func single(index: Int) -> HTTPResponse {
        var value = text(index: index)
        if faults.contains(.envelopeNull) { value = Array("null".utf8) }
        if faults.contains(.envelopeArrayForm) { value = JSONText.array([value]) }
        var envelope = JSONText()
        envelope.add(faults.contains(.envelopeUnknown) ? "result" : "session", value)
        return finished(envelope)
    }

    private func list(_ list: ListedSessions, _ target: RequestTarget) -> HTTPResponse {
        let page: StandInPage
        do throws(PageRequest.Refusal) {
            page = try StandInPage(
                of: list,
                for: PageRequest(target).limited(to: configuration.faultPlan.largestPage),
                StandInPage.Settings(
                    links: PageLinks(
                        of: list,
                        from: origin,
                        elsewhere: configuration.elsewhere,
                        faults: faults
                    ),
                    faults: faults,
                    variations: variations
                )
            )
        } catch {
            return error.response
        }
        var indices = page.places.map(list.index)
        if faults.contains(.duplicateSession), let index = lastIndex(before: page.places, in: list)
        {
            indices.insert(index, at: 0)
        }
        var envelope = JSONText()
        let key = faults.contains(.envelopeUnknown) ? "results" : "sessions"
        if variations.contains(.pagingFirst) { envelope.members = page.paging.members }
        envelope.add(key, value(of: indices))
        if !variations.contains(.pagingFirst) { envelope.members += page.paging.members }
        return finished(envelope)
    }

    /// Returns the index of the last session before a page that is not empty.
    ///
    /// The odd session is passed over if there is another, because a fault may change its id, and
    /// then nothing shows that it is sent twice.
    private func lastIndex(before places: Range<Int>, in list: ListedSessions) -> Int? {
        guard !places.isEmpty else { return nil }
        let before = (max(0, places.lowerBound - 2)..<places.lowerBound).map(list.index)
        return before.last { $0 != series.oddIndex } ?? before.last
    }

    /// Returns the sessions of a page as one JSON value.
    private func value(of indices: [Int]) -> [UInt8] {
        if faults.contains(.envelopeNull) { return Array("null".utf8) }
        let texts = indices.map(text)
        guard faults.contains(.envelopeObject) else { return JSONText.array(texts) }
        var object = JSONText()
        for (index, text) in zip(indices, texts) { object.add("\(series[index].id)", text) }
        return object.bytes
    }

    /// Returns a session as JSON, with its faults if it is the odd session.
    private func text(index: Int) -> [UInt8] {
        let session = series[index]
        let text = JSONText(session, host: origin.authority)
        guard index == series.oddIndex else { return text.bytes }
        if faults.contains(.envelopeItem) { return Array("\(session.id)".utf8) }
        var odd = OddSession(text: text, session: session, host: origin.authority)
        for fault in sessionFaults { fault.defect.spoil(&odd) }
        return odd.text.bytes
    }

    /// Returns the response with an envelope, after faults of the JSON text.
    private func finished(_ envelope: JSONText) -> HTTPResponse {
        var envelope = envelope
        if faults.contains(.errorBesideSessions) {
            envelope.add("error", JSONText.quoted("InternalServerError"))
            envelope.add("description", JSONText.quoted("The server failed"))
        }
        if faults.contains(.errorsBesideSessions) {
            envelope.add("errors", #"[{"code":"InternalServerError","title":"Failed"}]"#)
        }
        var body = envelope.bytes
        if variations.contains(.jsonSpaced) {
            body = StandInFault.Variation.spaced(json: body)
        }
        if faults.contains(.jsonTruncated) { body.removeLast(body.count / 2) }
        if faults.contains(.jsonTrailingComma) { body.insert(.comma, at: body.count - 1) }
        if faults.contains(.jsonTrailingContent) { body.append(UInt8(ascii: "}")) }
        if faults.contains(.jsonEmpty) { body = [] }
        if faults.contains(.jsonByteOrderMark) { body = [0xEF, 0xBB, 0xBF] + body }
        return HTTPResponse(status: .ok, contentType: HTTPResponse.json, body: body)
    }
}

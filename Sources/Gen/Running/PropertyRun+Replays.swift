// MARK: - Replays

extension PropertyRun {
    /// Tries the cases of the tokens in the settings, then of those in the store.
    mutating func replay() async {
        for token in settings.replays {
            await replay(token, isRequired: true)
        }
        for token in settings.store?.tokens() ?? []
        where await replay(token, isRequired: false) == false {
            settings.store?.remove(token)
        }
    }

    /// Tries the case of a token, and returns whether it fails.
    @discardableResult
    private mutating func replay(_ token: ReplayToken, isRequired: Bool) async -> Bool {
        guard token.property == drawing.property else {
            if isRequired { reasonToGiveUp = "the token \(token) belongs to another property" }
            return false
        }
        var source = Source()
        let value: Value
        do {
            value = try drawing.draw(token, from: &source)
        } catch {
            if isRequired {
                reasonToGiveUp = "the token \(token) does not fit this generator: \(error)"
            }
            return false
        }
        let choices = source.choices
        if isRequired, case .choices(let ranks) = token.origin, ranks.count != choices.count {
            reasonToGiveUp =
                "the token \(token) does not fit this generator: "
                + "it has \(ranks.count) choices, but the generator draws \(choices.count)"
            return false
        }
        guard case .fails(let failure) = await runner.ask(value, token) else {
            statistics.cases += 1
            return false
        }
        statistics.cases += 1
        keep(
            FailedCase(index: nil, failure: failure, choices: choices, token: token, origin: token)
        )
        return true
    }
}

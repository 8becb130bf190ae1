// MARK: - Simpler days

extension Shrinker {
    /// Lowers the year, the month and the day of the month, each as far as possible.
    ///
    /// A month of a year may fail only later in the month, so a lower year is also tried with its
    /// last day, and a lower month with the last day of the month.
    func lowerDay(at index: Int) async {
        guard let choice = choice(at: index) else { return }
        let together = dayCompany(of: index)
        if together.count > 1 { await lowerDay(at: together, choice.target) }
        await lowerDay(at: [index], choice.target)
    }

    private func lowerDay(at indices: [Int], _ target: UInt64) async {
        guard !(await propose(moving: indices, to: target)) else { return }
        let targetYear = CalendarDate(day: DayOrder.day(at: target)).year
        for change in [(1, nil), (nil, 1), (nil, nil)] as [(Int?, Int?)]
        where await propose(targetYear, change.0, change.1, at: indices) {
            break
        }
        await lowerYear(at: indices, to: targetYear)
        guard let date = date(at: indices[0]) else { return }
        if await !propose(date.year, 1, nil, at: indices) {
            await search(from: date.month - 1) { month in
                if await propose(date.year, 1 + month, nil, at: indices) { return true }
                return await propose(date.year, 1 + month, 31, at: indices)
            }
        }
        guard let date = self.date(at: indices[0]) else { return }
        if await !propose(date.year, nil, 1, at: indices) {
            await search(from: date.day - 1) { day in
                await propose(date.year, nil, 1 + day, at: indices)
            }
        }
    }

    private func lowerYear(at indices: [Int], to target: Int) async {
        guard let date = date(at: indices[0]) else { return }
        let distance = (date.year - target).magnitude
        if date.year < target {
            _ = await propose(target + Int(distance), nil, nil, at: indices)
        }
        let isAfter = self.date(at: indices[0]).map { $0.year > target } ?? false
        await search(from: Int(distance)) { years in
            let year = isAfter ? target + years : target - years
            if await propose(year, nil, nil, at: indices) { return true }
            // The first day, if the days before the target fail, or else the last one.
            return await propose(year, isAfter ? 12 : 1, isAfter ? 31 : 1, at: indices)
        }
    }

    private func search(from distance: Int, _ fails: (Int) async -> Bool) async {
        guard distance > 1 else { return }
        var search = DescendingSearch(from: UInt64(distance))
        while let next = search.next, !isSpent {
            search.note(await fails(Int(next)))
        }
    }

    /// Returns the date at an index, or `nil` if the choice no longer exists.
    private func date(at index: Int) -> CalendarDate? {
        choice(at: index).map { CalendarDate(day: DayOrder.day(at: $0.value)) }
    }

    /// Tries another year, and another month and day unless they are `nil`.
    private func propose(
        _ year: Int,
        _ month: Int?,
        _ day: Int?,
        at indices: [Int]
    ) async -> Bool {
        guard let date = date(at: indices[0]) else { return false }
        let ordinal = DayOrder.limitedOrdinal(
            year: year,
            month: month ?? date.month,
            day: day ?? date.day
        )
        return await propose(moving: indices, to: ordinal)
    }

    /// Returns a day and the later ones that are at most a year away.
    private func dayCompany(of index: Int) -> [Int] {
        let first = best.choices[index]
        return best.choices.indices.dropFirst(index).filter { other in
            let choice = best.choices[other]
            let distance = max(choice.value, first.value) - min(choice.value, first.value)
            return choice.kind == .day && distance <= 366
        }
    }
}

// MARK: - Simpler times

extension Shrinker {
    /// Sets the hour, the minute and the second of a time of the day to zero, each if it can be.
    func lowerTime(at index: Int) async {
        for unit in [3600, 60, 1] as [UInt64] {
            guard let time = choice(at: index)?.value else { return }
            let part = time / unit % 60 * unit
            // The hour is not limited to 60, but no time has that many.
            if part > 0, part < time { _ = await propose(values: [(index, time - part)]) }
        }
    }
}

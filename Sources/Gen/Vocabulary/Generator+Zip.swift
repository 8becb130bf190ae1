// MARK: - Several generators together

// There is one function for each number of parts up to six. The compiler infers the types in a
// parameter pack so late that it gives up on a closure that calculates with three of them.

extension Generator {
    /// Returns a generator of tuples that draws from two generators in order.
    @inlinable
    public static func zip<First, Second>(
        _ first: Generator<First>,
        _ second: Generator<Second>
    ) -> Generator<(First, Second)> {
        Generator<(First, Second)> { source throws(Rejection) in
            (
                try source.draw(first),
                try source.draw(second)
            )
        }
    }

    /// Returns a generator of tuples that draws from three generators in order.
    @inlinable
    public static func zip<First, Second, Third>(
        _ first: Generator<First>,
        _ second: Generator<Second>,
        _ third: Generator<Third>
    ) -> Generator<(First, Second, Third)> {
        Generator<(First, Second, Third)> { source throws(Rejection) in
            (
                try source.draw(first),
                try source.draw(second),
                try source.draw(third)
            )
        }
    }

    /// Returns a generator of tuples that draws from four generators in order.
    @inlinable
    public static func zip<First, Second, Third, Fourth>(
        _ first: Generator<First>,
        _ second: Generator<Second>,
        _ third: Generator<Third>,
        _ fourth: Generator<Fourth>
    ) -> Generator<(First, Second, Third, Fourth)> {
        Generator<(First, Second, Third, Fourth)> { source throws(Rejection) in
            (
                try source.draw(first),
                try source.draw(second),
                try source.draw(third),
                try source.draw(fourth)
            )
        }
    }

    /// Returns a generator of tuples that draws from five generators in order.
    @inlinable
    public static func zip<First, Second, Third, Fourth, Fifth>(
        _ first: Generator<First>,
        _ second: Generator<Second>,
        _ third: Generator<Third>,
        _ fourth: Generator<Fourth>,
        _ fifth: Generator<Fifth>
    ) -> Generator<(First, Second, Third, Fourth, Fifth)> {
        Generator<(First, Second, Third, Fourth, Fifth)> { source throws(Rejection) in
            (
                try source.draw(first),
                try source.draw(second),
                try source.draw(third),
                try source.draw(fourth),
                try source.draw(fifth)
            )
        }
    }

    /// Returns a generator of tuples that draws from six generators in order.
    @inlinable
    public static func zip<First, Second, Third, Fourth, Fifth, Sixth>(
        _ first: Generator<First>,
        _ second: Generator<Second>,
        _ third: Generator<Third>,
        _ fourth: Generator<Fourth>,
        _ fifth: Generator<Fifth>,
        _ sixth: Generator<Sixth>
    ) -> Generator<(First, Second, Third, Fourth, Fifth, Sixth)> {
        Generator<(First, Second, Third, Fourth, Fifth, Sixth)> { source throws(Rejection) in
            (
                try source.draw(first),
                try source.draw(second),
                try source.draw(third),
                try source.draw(fourth),
                try source.draw(fifth),
                try source.draw(sixth)
            )
        }
    }

    // Not inlinable: Swift 6.3 crashes when it specializes this in a client that is optimized.
    /// Returns a generator of tuples that draws from more than six generators in order.
    public static func zip<First, Second, Third, Fourth, Fifth, Sixth, each Other>(
        _ first: Generator<First>,
        _ second: Generator<Second>,
        _ third: Generator<Third>,
        _ fourth: Generator<Fourth>,
        _ fifth: Generator<Fifth>,
        _ sixth: Generator<Sixth>,
        _ others: repeat Generator<each Other>
    ) -> Generator<(First, Second, Third, Fourth, Fifth, Sixth, repeat each Other)> {
        Generator<(First, Second, Third, Fourth, Fifth, Sixth, repeat each Other)> {
            source throws(Rejection) in
            (
                try source.draw(first),
                try source.draw(second),
                try source.draw(third),
                try source.draw(fourth),
                try source.draw(fifth),
                try source.draw(sixth),
                repeat try source.draw(each others)
            )
        }
    }
}

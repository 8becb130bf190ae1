import Foundation
public import Gen

extension [DecodingOverride] {
    /// Overrides for the types of Foundation that decode themselves from parts that are rarely
    /// valid together.
    ///
    /// They are `Data`, `Date`, `DateComponents`, `Decimal`, `Locale`, `TimeZone`, `URL` and
    /// `UUID`. Put your own overrides before them, because the first one that applies is used:
    ///
    /// ```swift
    /// let exceptions: [DecodingOverride] = [.key("total", .decimal(in: 0...1000))]
    /// let paid = Generator<Order>.decoding(overriding: exceptions + .foundation)
    /// ```
    public static var foundation: [DecodingOverride] {
        [
            .type(Data.self, .data()),
            .type(Date.self, .date()),
            .type(DateComponents.self, .dateComponents()),
            .type(Decimal.self, .decimal()),
            .type(Locale.self, .locale()),
            .type(TimeZone.self, .timeZone()),
            .type(URL.self, .url()),
            .type(UUID.self, .uuid()),
        ]
    }
}

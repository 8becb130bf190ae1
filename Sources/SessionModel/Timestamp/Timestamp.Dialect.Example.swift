extension Timestamp.Dialect {
    /// A text in this dialect, as short as one can be.
    public var example: String {
        switch self {
        case .documented: "2014-11-18T17:24:29Z"
        case .rfc3339Fraction: "2014-11-18T17:24:29.5Z"
        case .rfc3339Offset: "2014-11-18T18:24:29+01:00"
        case .rfc3339Lowercase: "2014-11-18t17:24:29z"
        case .rfc3339UnknownOffset: "2014-11-18T17:24:29-00:00"
        case .rfc3339LeapSecond: "2016-12-31T23:59:60Z"
        case .rfc3339Space: "2014-11-18 17:24:29Z"
        case .iso8601Basic: "20141118T172429Z"
        case .iso8601ShortOffset: "2014-11-18T17:24:29+0100"
        case .iso8601NoOffset: "2014-11-18T17:24:29"
        case .iso8601Date: "2014-11-18"
        case .iso8601WeekOrOrdinal: "2014-W47-2"
        case .iso8601ExpandedYear: "+002014-11-18T17:24:29Z"
        case .ruby: "2011/05/03 16:48:24 -0700"
        case .rfc1123: "Tue, 18 Nov 2014 17:24:29 GMT"
        case .epochSeconds: "1416331469"
        case .epochMilliseconds: "1416331469000"
        case .impossible: "2014-02-30T00:00:00Z"
        case .empty: ""
        case .unknown: "yesterday"
        }
    }
}

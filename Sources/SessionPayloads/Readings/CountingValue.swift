/// Which value of a duplicate key counts.
package enum CountingValue: Sendable {
    case first
    case last
}

/// A member of the root of a text that may contain exchanges.
enum ExchangeList: String {
    /// The exchanges of a cassette of VCR or Betamax.
    case httpInteractions = "http_interactions"

    /// The exchanges of a cassette of vcrpy.
    case interactions

    /// The folders and requests of a Postman collection.
    case item
}

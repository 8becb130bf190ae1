/// Finds words and phrases that the package avoids because they are unusual or unclear.
enum PlainEnglish {
    /// The phrases in lowercase, with spaces that mark the boundaries of words.
    private static let avoided = [
        " mend", " anew", " alone", " nobody", " somebody", " whoever", " for ever ", " has to ",
        " have to ", " stands ", " stand at ", " behind ", " in the place of ", " is no ",
        " are no ", " is none", " are none", " no such member", " superfluous ", " lies ",
        " to the letter ", " told ", " tells ", " one a line ", " a line each", " spelled ",
        " bears ", " at the most ", " at the least ", " is held to ", " goes wrong", " stumble",
        " trips over", " can be had", " by its letter",
    ]

    /// Returns the avoided phrases that occur in a text.
    static func avoided(in text: String) -> [String] {
        // "There is no number" is fine, unlike "it is no number".
        let padded = " \(text.lowercased()) "
            .replacing("there is no", with: "there is")
            .replacing("there are no", with: "there are")
        return avoided.filter(padded.contains)
    }
}

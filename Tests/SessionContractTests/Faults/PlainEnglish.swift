/// The words and phrases that texts of the package avoid, since they are unusual or unclear.
enum PlainEnglish {
    /// In lower case, with the spaces that part them from other words.
    private static let avoided = [
        " mend", " anew", " alone", " nobody", " somebody", " whoever", " for ever ", " has to ",
        " have to ", " stands ", " stand at ", " behind ", " in the place of ", " is no ",
        " are no ", " is none", " are none", " no such member", " superfluous ", " lies ",
        " to the letter ", " told ", " tells ", " one a line ", " a line each", " spelled ",
        " bears ", " at the most ", " at the least ", " is held to ", " goes wrong", " stumble",
        " trips over", " can be had", " by its letter",
    ]

    /// What a text has of them.
    static func avoided(in text: String) -> [String] {
        // What is wrong with "it is no number" is right with "there is no number".
        let padded = " \(text.lowercased()) "
            .replacing("there is no", with: "there is")
            .replacing("there are no", with: "there are")
        return avoided.filter(padded.contains)
    }
}

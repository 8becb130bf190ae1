extension PlainWording {
    /// What to write instead of what.
    ///
    /// The words are spelled with a class or a group, so that this file has none of them.
    static let entries: [Entry] = [
        Entry("me[n]d(?:s|ed|ing)?", "fix"),
        Entry(
            "(?<!there )(?:is|are|was|were) (?:n[o]|n[o]ne)(?! (?:longer|more|one|fewer|less)\\b)",
            "is not a …, has no …"
        ),
        Entry("(?<!-)(?:stan[d]s?|stoo[d])(?!-| in\\b)", "is, appears, means"),
        Entry("(?<!-)(?<!left )(?<!let )alon[e]", "only, by itself"),
        Entry("t[e]lls?|tol[d]", "reports, shows, says, distinguishes"),
        Entry("(?:no|some|any)bod[y]", "no one, someone, the user"),
        Entry("who(?:m)?eve[r]", "anyone who, callers"),
        Entry("for eve[r]", "forever"),
        Entry("ane[w]", "again"),
        Entry("in the plac[e] of", "instead of, where … is expected"),
        Entry("behin[d](?! (?:an? )?(?:private|proxy|proxies|firewall)\\b)", "after"),
        Entry("(?:has|have|had) t[o]", "must, needs to"),
        Entry("at the (?:mos[t]|leas[t])", "at most, at least"),
        Entry("hel[d] to", "must satisfy"),
        Entry("(?:go|goes|going|gone|went) wron[g]", "fails"),
        Entry("(?:lead|leads|led) of[f]", "points to another host"),
        Entry("(?:can|to) be ha[d]", "available"),
        Entry(
            "(?:one|two|three) an? (?:lin[e]|fil[e]|typ[e]|ro[w]|cas[e]|grou[p]|modul[e]|folde[r]|ru[n])",
            "one per line"
        ),
        Entry("a (?:lin[e]|fil[e]|ro[w]) each", "one per line"),
        Entry("(?:ask|asks|asked|asking) abou[t]", "tests with, sends"),
        Entry(
            "no matte[r] of|in vai[n]|amis[s]|n[oa]ugh[t]|les[t]|thric[e]|hithert[o]",
            "plain words"
        ),
        Entry("let[s]? go of", "releases, closes"),
        Entry("there is no (?:comman[d]|optio[n]|forma[t])", "unknown command"),
        Entry("one too man[y]", "unexpected"),
        Entry("(?:come|comes|came|coming) to (?:an|its) en[d]", "ends"),
        Entry("put[s]? to the tes[t]", "tests"),
        Entry("say[s]? nothing (?:of|about)", "does not mention"),
        Entry("sav[e] for", "except for"),
        Entry("if nee[d] be|at nee[d]", "if needed"),
        Entry("a (?:great|good) man[y]", "many"),
        Entry("(?:go|goes|went|going|gone) o[n]", "continues"),
        Entry("(?:break|breaks|broke) dow[n]", "crashes, fails"),
        Entry("want[s]? known", "is worth reporting"),
        Entry("for wan[t] of", "without"),
    ]
}

import Platform
import SessionContract
import TerminalText

/// What all pages have around their visible parts: metadata, style and a footer.
///
/// A page is one file that loads nothing. It states the hashes of its style and of its script, and
/// a browser applies and runs nothing else.
struct HTMLPage {
    let title: String
    let style: HTML

    /// The script, without which the page can be read too.
    var script: HTML?

    /// The version of the program that writes the page.
    let toolVersion: String

    /// Whether search engines may list the page.
    var isPublic = false

    /// The command of the run that the page shows, for the script.
    var command: String?

    /// The anchor and the name of the part to which readers can skip.
    let main: (anchor: String, name: String)

    /// Returns the whole page, which ends with a line feed.
    func bytes(around content: HTML) -> [UInt8] {
        var page = opening
        page += content
        page += """
            <footer class="frame foot"><p>\(Report.toolName) \(toolVersion). \
            This page is one file and loads nothing.</p></footer>

            """
        if let script { page += "<script>\(script)</script>\n" }
        page += "</body>\n</html>\n"
        return page.bytes
    }

    private var opening: HTML {
        let robots: HTML = isPublic ? "" : "<meta name=\"robots\" content=\"noindex\">\n"
        var sources: HTML = "style-src '\(Self.hash(of: style))'; "
        if let script { sources += "script-src '\(Self.hash(of: script))'; " }
        var data: HTML = ""
        if let command { data = " data-command=\"\(command)\"" }
        return """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="generator" content="\(Report.toolName) \(toolVersion)">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
            \(sources)base-uri 'none'; form-action 'none'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            \(robots)<title>\(title) – \(Report.toolName)</title>
            <style>\(style)</style>
            </head>
            <body\(data)>
            <a class="skip" href="#\(main.anchor)">Skip to the \(main.name)</a>

            """
    }

    /// Returns the hash of a style or a script, as a content security policy states it.
    private static func hash(of piece: HTML) -> String {
        var hash = SHA256()
        hash.update(piece.bytes)
        return "sha256-" + String(decoding: Base64.encoded(hash.digest()), as: UTF8.self)
    }
}

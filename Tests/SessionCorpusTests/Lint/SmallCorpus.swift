@testable import SessionCorpus

/// A corpus of a few cases without a fault, coverage aside, to be changed in one place.
enum SmallCorpus {
    static let snapshot: CorpusSnapshot = {
        var files = texts.mapValues { Array($0.utf8) }
        for (path, bytes) in files where path.hasSuffix(".json") {
            files[path] = (try? CorpusFormatter.format(bytes)) ?? bytes
        }
        return CorpusSnapshot(files: files)
    }()

    /// The small corpus with `old` replaced by `new` in one file, which is laid out anew.
    static func replacing(_ old: String, by new: String, in path: String) -> CorpusSnapshot {
        var snapshot = snapshot
        let text = String(decoding: snapshot.files[path] ?? [], as: UTF8.self)
        precondition(text.contains(old), "\(old) is not in \(path)")
        let changed = Array(text.replacing(old, with: new, maxReplacements: 1).utf8)
        snapshot.files[path] = (try? CorpusFormatter.format(changed)) ?? changed
        return snapshot
    }

    private static let texts = [
        "VERSION": "1.0.0\n",
        "CHANGELOG.md": "# Changes\n\n## 1.0.0\n\nThe first.\n",
        "flags.json": #"""
        {"format": "session-corpus/1", "flags": [{"id": "string-typed",
        "description": "d", "bug-class": "b", "effect": "e"}]}
        """#,
        "policies.json": #"""
        {"format": "session-corpus/1", "policies": [{"id": "duplicate-key",
        "question": "q", "answers": {"first": "f"}}]}
        """#,
        "references.json": #"""
        {"format": "session-corpus/1", "references": [{"id": "rfc8259",
        "title": "t", "url": "https://www.rfc-editor.org/rfc/rfc8259"}]}
        """#,
        "retired.json": #"""
        {"format": "session-corpus/1", "retired": [{"id": "types-old", "reason": "r",
        "on": "2026-11-23"}]}
        """#,
        "types/cases.json": #"""
        {"format": "session-corpus/1", "topic": "types", "about": "a", "cases": [
        {"id": "types-id-digits", "title": "digits", "added": "1.0.0",
        "input": {"json": {"id": "1"}},
        "expect": {"syntax": "valid", "contract": "violates", "rules": ["contract/type"],
        "notes": ["contract/absent"], "decode": "reject", "reencode": "none"},
        "flags": ["string-typed"], "why": "w", "refs": ["rfc8259#section-3"],
        "source": {"kind": "hand", "on": "2026-11-23"}},
        {"id": "types-id-integer", "title": "an integer", "added": "1.0.0",
        "input": {"json": {"id": 7, "last_seen_at": "2014-11-18T17:30:52Z"}},
        "expect": {"syntax": "valid", "contract": "conforms", "notes": ["contract/absent"],
        "timestamps": {"last_seen_at": "documented"}, "decode": "accept",
        "fields": {"id": "7", "last_seen_at": "2014-11-18T17:30:52Z"}, "reencode": "same"},
        "why": "w", "source": {"kind": "hand", "on": "2026-11-23"}}]}
        """#,
        "duplicates/cases.json": #"""
        {"format": "session-corpus/1", "topic": "duplicates", "about": "a", "cases": [
        {"id": "duplicates-id", "title": "two ids", "added": "1.0.0",
        "input": {"text": "{\"id\":1,\"id\":2}"},
        "expect": {"syntax": "valid", "contract": "implementation-defined",
        "rules": ["json/duplicate-key"], "notes": ["contract/absent"], "decode": "either",
        "policy": "duplicate-key", "fields": [{"id": "1"}, {"id": "2"}],
        "reencode": {"json": [{"id": 1}, {"id": 2}]}},
        "why": "w", "refs": ["rfc8259#section-4"],
        "source": {"kind": "hand", "on": "2026-11-23"}},
        {"id": "duplicates-equal", "title": "one id twice", "added": "1.0.0",
        "input": {"text": "{\"id\":1,\"id\":1}"},
        "expect": {"syntax": "valid", "contract": "implementation-defined",
        "rules": ["json/duplicate-key"], "notes": ["contract/absent"], "decode": "either",
        "policy": "duplicate-key", "fields": {"id": "1"}, "reencode": {"json": {"id": 1}}},
        "why": "w", "refs": ["rfc8259#section-4"],
        "source": {"kind": "hand", "on": "2026-11-23"}}]}
        """#,
        "envelopes/cases.json": #"""
        {"format": "session-corpus/1", "topic": "envelopes", "about": "a", "cases": [
        {"id": "envelopes-empty", "title": "an empty list", "added": "1.0.0",
        "judge": "answer", "input": {"json": {"sessions": []}},
        "expect": {"syntax": "valid", "contract": "conforms", "sessions": 0},
        "source": {"kind": "hand", "on": "2026-11-23"}}]}
        """#,
        "staging/cases.json": #"""
        {"format": "session-corpus/1", "topic": "staging", "about": "a", "cases": []}
        """#,
    ]
}

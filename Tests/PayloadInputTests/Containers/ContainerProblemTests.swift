import PayloadInput
import Testing

@Suite
struct `A container that is not read` {
    private func words(_ problem: ContainerProblem, _ source: String = "a b") -> String {
        InputFailure(.container(problem), source: source).description
    }

    @Test
    func `is reported with the command that helps`() {
        #expect(
            words(.foreign(.zip, in: nil))
                == "cannot read a b: it is a zip archive; "
                + "run: unzip -p 'a b' | session-conformance check -"
        )
        #expect(
            words(.foreign(.text(.utf16), in: nil), "standard input")
                == "cannot read standard input: it is encoded in UTF-16, not in UTF-8; save it as "
                + "FILE, and run: iconv -f UTF-16 -t UTF-8 FILE | session-conformance check -"
        )
        #expect(
            words(.foreign(.tar, in: .gzip))
                == "cannot read a b: its decompressed content is a tar archive; "
                + "run: gzip -dc 'a b' > FILE && tar -xOf FILE | session-conformance check -"
        )
        #expect(
            words(.compressedTwice(.xz, in: .gzip), "a")
                == "cannot read a: its decompressed content is compressed with xz; "
                + "run: gzip -dc a | session-conformance check -"
        )
        #expect(
            words(.noTool(.zstd), "a.json.zst")
                == "cannot read a.json.zst: it is compressed with zstd, which is not installed; "
                + "install it, or run: zstd -dc a.json.zst | session-conformance check -"
        )
    }

    @Test
    func `is reported without a command if none helps`() {
        #expect(
            words(.foreign(.binary, in: nil), "a")
                == "cannot read a: it is binary data, not text"
        )
        #expect(
            words(.foreign(.binary, in: .xz), "a")
                == "cannot read a: its decompressed content is binary data, not text"
        )
        #expect(
            words(.noStart(.xz, "Exec format error"), "a")
                == "cannot read a: it is compressed with xz, which cannot be started: "
                + "Exec format error"
        )
    }
}

# shellcheck shell=bash

part_json_suite() {
    if [ -z "${JSON_TEST_SUITE:-}" ]; then
        skip 'set JSON_TEST_SUITE to the folder test_parsing of a copy'
        return
    fi
    swift test --disable-xctest --filter 'The public JSONTestSuite' > "$scratch/out" 2>&1 \
        && grep -qE 'Test run with [1-9][0-9]* test.* passed' "$scratch/out" \
        || fail "$(grep -E '✘|error' "$scratch/out" | tail -1)"
}

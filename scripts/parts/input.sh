# shellcheck shell=bash

# Checks a file or, with -, standard input, and compares the number of sessions.
expect_sessions() {
    local expected=$1 what=$2 code=0 found
    shift 2
    "$program" check "$@" --format json > "$scratch/out" 2> "$scratch/err" || code=$?
    found=$(grep -oE '"sessions":[0-9]+' "$scratch/out" | head -1)
    [ "$code" -le 1 ] && [ "$found" = "\"sessions\":$expected" ] && return
    fail "$what: exit code $code, $found instead of $expected"
}

part_input() {
    local tool suffix file=$scratch/input.ndjson tried=0
    "$program" generate --count 500 --seed 7 > "$file" 2> /dev/null
    while read -r tool suffix; do
        if ! has "$tool"; then
            skip "no $tool"
            continue
        fi
        "$tool" -c < "$file" > "$file.$suffix"
        expect_sessions 500 "a file of $tool" "$file.$suffix"
        expect_sessions 500 "standard input from $tool" - < "$file.$suffix"
        cat "$file.$suffix" "$file.$suffix" > "$scratch/twice"
        expect_sessions 1000 "two members of $tool" "$scratch/twice"
        # One whole member, and a cut one.
        head -c 2000 "$file.$suffix" | cat "$file.$suffix" - > "$scratch/cut.$suffix"
        expect_exit 3 "$program" check "$scratch/cut.$suffix" --rule contract/absent=off || true
        expect_exit 2 env PATH=/nonexistent "$program" check "$file.$suffix" || true
        grep -q "$tool -dc" "$scratch/err" || fail "no command for $tool: $(cat "$scratch/err")"
        tried=$((tried + 1))
    done <<< $'gzip gz\nzstd zst\nbzip2 bz2\nxz xz'
    if has jq; then
        for options in '-c .' '.' '-s .' '-s -c {sessions:.}'; do
            # shellcheck disable=SC2086
            jq $options < "$file" | expect_sessions 500 "jq $options" -
            tried=$((tried + 1))
        done
        sed $'s/^/\x1e/' < "$file" | jq --seq -c . | expect_sessions 500 'jq --seq' -
        jq -s '{sessions:.}' < "$file" | jq '.sessions[]' | expect_sessions 500 'jq .sessions[]' -
    else
        skip 'no jq'
    fi
    if has curl; then
        serve --sessions 3
        curl --silent --max-time 20 --noproxy '*' --include "$address/api/v2/sessions.json" \
            "$address/api/v2/users/me/session.json" "$address/api/v2/nothing.json" \
            > "$scratch/transcript"
        stop_serving
        expect_exit 3 "$program" check "$scratch/transcript" || true
        grep -q 'Not judged: 1 of 3 answers (1 status-404)' "$scratch/out" \
            || fail "the output of curl -i: $(cat "$scratch/out")"
        tried=$((tried + 1))
    else
        skip 'no curl'
    fi
    printf '%d tools and ways to call them\n' "$tried"
}

# shellcheck shell=bash

# The commands of the README that need only this folder.
readme_commands() {
    sed -n 's/^\$ //p' README.md | sed 's/  # .*//' | grep 'swift run session-conformance' \
        | grep -vE 'https?:|serve|\.venv|[a-z]+\.(json|ndjson|har)|conformance (live|model)|corpus run'
}

part_shells() {
    local shell first='' command tried=0
    mkdir -p "$scratch/bin"
    # Replaces SwiftPM in the README's commands, because it would build and lock for each of them.
    printf '#!/bin/sh\nshift 2\nexec "%s" "$@"\n' "$program" > "$scratch/bin/swift"
    chmod +x "$scratch/bin/swift"
    readme_commands > "$scratch/commands"
    [ "$(wc -l < "$scratch/commands")" -ge 4 ] || fail 'the README has fewer commands than expected'
    for shell in bash dash zsh 'busybox sh'; do
        if ! has "${shell%% *}"; then
            skip "no ${shell%% *}"
            continue
        fi
        : > "$scratch/printed"
        while IFS= read -r command; do
            # shellcheck disable=SC2086
            PATH="$scratch/bin:$PATH" $shell -c "$command" > "$scratch/out" 2>&1 < /dev/null \
                || [ $? -eq 1 ] || fail "$shell: $command: $(tail -1 "$scratch/out")"
            { printf '$ %s\n' "$command"; sed -E 's/ in [0-9.]+ s\.$//' "$scratch/out"; } \
                >> "$scratch/printed"
        done < "$scratch/commands"
        if [ -z "$first" ]; then
            first=$shell
            cp "$scratch/printed" "$scratch/first"
        else
            diff "$scratch/first" "$scratch/printed" > "$scratch/diff" \
                || fail "$first and $shell print differently: $(sed -n 2p "$scratch/diff")"
        fi
        tried=$((tried + 1))
    done
    printf '%d commands in %d shells\n' "$(wc -l < "$scratch/commands")" "$tried"
}

# shellcheck shell=bash
# Engines that check a file in parts.

# Runs a recipe, and compares what it prints with the report of one process.
same_as_whole() {
    local file=$1
    shift
    "$@" > "$scratch/parts.txt" 2> "$scratch/out" || [ $? -eq 1 ] || true
    "$program" check "$file" > "$scratch/whole.txt" 2> "$scratch/out" || true
    # The last lines say how long it took.
    if diff <(sed 's/ in [0-9.]* s\.$//' "$scratch/whole.txt") \
        <(sed 's/ in [0-9.]* s\.$//' "$scratch/parts.txt") > "$scratch/out"; then
        printf '%s: the report of one process\n' "$1"
    else
        fail "$1 prints another report: $(head -3 "$scratch/out")"
    fi
}

part_engines() {
    local file=$scratch/engines.ndjson
    "$program" generate --count 2000 --violating 0.2 --seed 7 > "$file" 2> /dev/null
    printf '\377\n{"id":1,"id":2}\n{"id":' >> "$file"
    if has parallel; then
        PROGRAM=$program same_as_whole "$file" scripts/engines/check-with-parallel "$file" 5
    else
        skip 'no GNU parallel'
    fi
    if "$python" -c 'import dask.distributed, fsspec' 2> /dev/null; then
        PROGRAM=$program same_as_whole "$file" \
            "$python" scripts/engines/check-with-dask.py "$file" 40000
    else
        skip "$python cannot import dask.distributed"
    fi
}

# shellcheck shell=bash
# Engines that check a file in parts, and the program for their workers.

# Compares what a recipe has printed with the report of one process, both in $scratch.
same_report() {
    # The last lines say how long it took.
    if diff <(sed 's/ in [0-9.]* s\.$//' "$scratch/whole.txt") \
        <(sed 's/ in [0-9.]* s\.$//' "$scratch/parts.txt") > "$scratch/out"; then
        printf '%s: the report of one process\n' "$1"
    else
        fail "$1 prints another report: $(head -3 "$scratch/out")"
    fi
}

# Runs a recipe with a file, and compares what it prints and its exit code with one process.
same_as_whole() {
    local file=$1 code=0 expected=0
    shift
    PROGRAM=$program "$@" > "$scratch/parts.txt" 2> "$scratch/err" || code=$?
    "$program" check "$file" > "$scratch/whole.txt" 2> "$scratch/out" || expected=$?
    same_report "$(printf '%s\n' "$@" | grep -m1 check-with)"
    [ "$code" -eq "$expected" ] || fail "exit code $code instead of $expected: $*"
}

# Runs a recipe in Python, if its engine is installed.
with_python() {
    local module=$1 recipe=$2 file=$3
    shift 3
    if "$python" -c "import $module" 2> /dev/null; then
        PYSPARK_PYTHON=$python same_as_whole "$file" \
            "$python" "scripts/engines/$recipe" "$file" "$@"
    else
        skip "$python cannot import $module"
    fi
}

# Runs the tasks of a system with the variables that it sets, in a folder with the file.
#
# $1 is the name of the system, the others the command of a task, which gets its number from 1 to 8.
as_tasks() {
    local system=$1 folder=$scratch/tasks task
    shift
    rm -rf "$folder/reports" "$folder"/report-*.json
    mkdir -p "$folder/reports"
    for task in 1 2 3 4 5 6 7 8 3; do # The third is repeated.
        (cd "$folder" && "$@" "$task") > /dev/null 2> "$scratch/err" \
            || fail "$system: task $task fails: $(tail -1 "$scratch/err")"
    done
    (cd "$folder" && ./session-check merge reports/*.json) > "$scratch/parts.txt" || true
    (cd "$folder" && ./session-check check sessions.ndjson --now "$now") \
        > "$scratch/whole.txt" || true
    same_report "$system"
}

as_slurm() {
    SLURM_ARRAY_TASK_ID=$1 SLURM_ARRAY_TASK_MIN=1 SLURM_ARRAY_TASK_COUNT=8 NOW=$now \
        FILE=sessions.ndjson REPORTS=reports PROGRAM=./session-check \
        bash "$recipes/slurm-array.sh"
}

# The command of a recipe in YAML, which Python finds in it.
command_in() {
    "$python" -c '
import sys, yaml
recipe = yaml.safe_load(open(sys.argv[1]))
print(eval(sys.argv[2], {"recipe": recipe}))' "$recipes/$1" "$2"
}

as_kubernetes() { JOB_COMPLETION_INDEX=$(($1 - 1)) NOW=$now sh -c "$command"; }

as_matrix() {
    PART=$1/8 NOW=$now bash -euo pipefail -c "$command" && mv "report-$1.json" "reports/$1.json"
}

# A worker that is interrupted in the middle of its part, and one whose input ends in an error, with
# the commands of the recipes for Dask, Spark and Beam.
check_short_parts() {
    local file=$1 folder=$scratch/short size lines cut pid code=0
    local part=(--source "$file" --now "$now" --exit-zero --allow-empty)
    rm -rf "$folder" && mkdir -p "$folder"
    size=$(stat -c %s "$file")
    lines=$(head -c $((size / 2)) "$file" | wc -l)
    cut=$(head -n "$lines" "$file" | wc -c)
    tail -c +$((cut + 1)) "$file" \
        | "$program" check "${part[@]}" --base-offset "$cut" --format "json=$folder/2.json" -q
    mkfifo "$folder/pipe"
    "$program" check "$folder/pipe" "${part[@]}" --format "json=$folder/1.json" -q \
        2> "$scratch/err" &
    pid=$!
    # A pipe holds 64 KiB, so all but these were read by then.
    {
        head -c $((cut * 3 / 4)) "$file"
        sleep 1
        kill -TERM "$pid"
        sleep 1
    } > "$folder/pipe"
    wait "$pid" || code=$?
    [ "$code" -eq 143 ] || fail "a part that is interrupted exits with $code"
    is_named_as_short "$file" "$folder" 'a part that is interrupted'
    # A terminal that is closed reads as an error.
    code=0
    "$python" - "$program" "$file" "$cut" "$folder/1.json" "${part[@]}" \
        2> "$scratch/err" << 'END' || code=$?
import os, subprocess, sys, tty
program, file, cut, report, *part = sys.argv[1:]
ours, theirs = os.openpty()
tty.setraw(theirs)
command = [program, "check", "-", *part, "--format", f"json={report}", "-q"]
run = subprocess.Popen(command, stdin=ours)
data = open(file, "rb").read()[: int(cut) * 3 // 4]
while data:
    data = data[os.write(theirs, data) :]
os.close(theirs)
sys.exit(run.wait())
END
    [ "$code" -eq 2 ] || fail "a part whose input ends in an error exits with $code"
    is_named_as_short "$file" "$folder" 'a part whose input ends in an error'
    head -c "$cut" "$file" | "$program" check "${part[@]}" --format "json=$folder/1.json" -q
    "$program" merge "$folder"/*.json > "$scratch/parts.txt" || true
    "$program" check "$file" --now "$now" > "$scratch/whole.txt" || true
    same_report 'a part that is repeated'
}

# Merges parts of which the first has not read all, and looks for what the report must say.
is_named_as_short() {
    local code=0
    "$program" merge "$2"/*.json > "$scratch/parts.txt" 2> "$scratch/err" || code=$?
    [ "$code" -eq 1 ] || fail "$3: the sum exits with $code"
    grep -q "^warning: bytes 0-[0-9]* of $1 (read up to byte [0-9]* of .*) ended early" \
        "$scratch/err" || fail "$3 is not named: $(head -1 "$scratch/err")"
    grep -q '^DOES NOT CONFORM (incomplete)' "$scratch/parts.txt" \
        || fail "$3: $(tail -1 "$scratch/parts.txt")"
    grep -q "$1, byte [0-9]" "$scratch/parts.txt" || fail "$3: no finding is placed by byte"
    printf '%s: named\n' "$3"
}

# The program for workers: small, in need of no library, and without a network.
check_worker() {
    local worker size
    worker=${WORKER:-}
    if [ -z "$worker" ]; then
        scripts/install-worker "$scratch/worker" > "$scratch/out" || { fail 'no worker'; return; }
        worker=$scratch/worker/session-check
    fi
    size=$(stat -c %s "$worker")
    printf 'session-check: %d bytes\n' "$size"
    [ "$size" -le "$largest_worker" ] || fail "session-check has more than $largest_worker bytes"
    if ldd "$worker" 2> /dev/null | grep -F '=>'; then fail 'session-check needs libraries'; fi
    if has strace; then
        strace -f -e trace=network -o "$scratch/calls" "$worker" check "$1" > "$scratch/out" || true
        if grep -E 'socket|connect' "$scratch/calls"; then fail 'session-check uses sockets'; fi
    else
        skip 'no strace'
    fi
    "$worker" check "$1" --now "$now" --format json > "$scratch/worker.json" || true
    "$program" check "$1" --now "$now" --format json > "$scratch/program.json" || true
    cmp <(sed -E "$times" "$scratch/worker.json") <(sed -E "$times" "$scratch/program.json") \
        || fail 'session-check writes another report'
}

part_engines() {
    local file=$scratch/engines.ndjson now=2027-01-01T00:00:00Z command recipes=$PWD/scripts/engines
    local times='s/"(startedAt|durationMilliseconds)":("[^"]*"|[0-9]+)//g'
    local largest_worker=13500000
    "$program" generate --count 2000 --violating 0.2 --seed 7 > "$file" 2> /dev/null
    printf '\377\n{"id":1,"id":2}\r\n{"id":' >> "$file"
    if has parallel; then
        same_as_whole "$file" scripts/engines/check-with-parallel "$file" 5
    else
        skip 'no GNU parallel'
    fi
    with_python dask.distributed check-with-dask.py "$file" 40000
    with_python ray check-with-ray.py "$file" 40000
    with_python pyspark check-with-spark.py "$file" 40000
    mkdir -p "$scratch/beam"
    with_python apache_beam check-with-beam.py "$file" "$scratch/beam" 40000

    mkdir -p "$scratch/tasks"
    cp "$file" "$scratch/tasks/sessions.ndjson"
    ln -sf "$(realpath "$program")" "$scratch/tasks/session-check"
    as_tasks slurm-array.sh as_slurm
    if "$python" -c 'import yaml' 2> /dev/null; then
        command=$(command_in kubernetes-job.yml \
            'recipe["spec"]["template"]["spec"]["containers"][0]["command"][-1]')
        as_tasks kubernetes-job.yml as_kubernetes
        command=$(command_in github-matrix.yml 'recipe["jobs"]["check"]["steps"][1]["run"]')
        as_tasks github-matrix.yml as_matrix
    else
        skip "$python cannot import yaml"
    fi
    check_short_parts "$file"
    check_worker "$file"
}

#!/usr/bin/env bash
# Prints how many instructions decoding, finding and writing Markdown take a byte, start-up subtracted.
# Usage: benches/instructions.sh MEASURE FOLDER, where MEASURE is the example `measure`, built for release.
set -euo pipefail
measure=$1
texts=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# count ROUNDS: all instructions of so many rounds over the texts; leaves what the program says at $work/said.
count() {
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$measure" find "$texts" "$1" \
        > "$work/said" 2> "$work/counted"
    sed -n 's/.*Collected : //p' "$work/counted"
}
once=$(count 1)
thrice=$(count 3)
bytes=$(sed -n 's/ bytes.*//p' "$work/said")
awk -v once="$once" -v thrice="$thrice" -v bytes="$bytes" \
    'BEGIN { printf "%.1f\n", (thrice - once) / 2 / bytes }'

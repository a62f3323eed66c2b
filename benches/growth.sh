#!/usr/bin/env bash
# Prints, for each stage, how many times the instructions of 4 MB it takes for 16 MB: unlike the time, that does not
# depend on which of the two a cache of the machine holds.
# Usage: benches/growth.sh MEASURE FOLDER, where MEASURE is the example `measure`, built for release.
set -euo pipefail
measure=$1
texts=$2

# count STAGE SIZE ROUNDS
count() {
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$measure" stage "$texts" "$@" 2>&1 |
        sed -n 's/.*Collected : //p'
}
# once STAGE SIZE: the stage alone.
once() { echo $(($(count "$1" "$2" 2) - $(count "$1" "$2" 1))); }

for stage in decode lines noise paragraphs scan 'all finding' Markdown JSON; do
    awk -v stage="$stage" -v small="$(once "$stage" 4000000)" -v large="$(once "$stage" 16000000)" \
        'BEGIN { printf "%s: %.2f\n", stage, large / small }'
done

#!/usr/bin/env bash
# Compares the program with others and with itself on inputs made from documents, and prints the table of docs/speed.md.
# By hand, on a quiet machine; takes some minutes and 1 GB in the folder for temporary files. Needs python3, GNU time
# and, for the count of instructions, valgrind.
#
#   benches/compare.sh [FOLDER OF TEXTS]      tests/corpus if none is given
#
# The newest ripgrep is taken from PATH if it is of version 15 or newer, else installed with cargo for this run.
set -euo pipefail
cd "$(dirname "$0")/.."
texts=$(realpath "${1:-tests/corpus}")
rounds=${ROUNDS:-5}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cargo build --release --locked --no-default-features --bin gangmu-cli --example measure
target=${CARGO_TARGET_DIR:-target}/release
cli=$(realpath "$target/gangmu-cli")
measure=$(realpath "$target/examples/measure")

newest_ripgrep() {
    local version
    version=$(rg --version 2> /dev/null | sed -n '1s/ripgrep \([0-9]*\).*/\1/p')
    if [ "${version:-0}" -ge 15 ]; then command -v rg; return; fi
    CARGO_TARGET_DIR=$work/ripgrep cargo install --quiet ripgrep --root "$work/rg" >&2
    echo "$work/rg/bin/rg"
}
rg=$(newest_ripgrep)

interleave() { python3 benches/interleave.py "$@" > "$work/figures"; }
# figure ROW COLUMN: of the last comparison; columns: CPU, elapsed.
figure() { sed -n "$1p" "$work/figures" | cut -d' ' -f"$2"; }
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }
# peak COMMAND ...: the most memory it held, in KiB.
peak() {
    /usr/bin/time -f %M -o "$work/peak" "$@" > /dev/null
    cat "$work/peak"
}
row() { printf '| %s | %s | %s |\n' "$1" "$2" "$3"; }

"$measure" files "$texts" "$work/files" 10000 8192
"$measure" encode "$work/files" "$work/gb18030"
"$measure" files "$texts" "$work/hundred-megabytes" 10000 10000
"$measure" one "$texts" "$work/one.txt" 100000000
"$measure" files "$texts" "$work/speech" 1 8192
"$cli" --format md --output "$work/results/" "$work/files" > /dev/null

echo "$(grep -m1 'model name' /proc/cpuinfo | cut -d: -f2 | xargs), $(nproc) processors, $(uname -sr)"
echo "$("$cli" --version), $(rustc --version), $("$rg" --version | head -n 1), texts of $(basename "$texts")"
echo
echo '| what | bar | here |'
echo '| --- | --- | --- |'

row 'in-process decode + find + Markdown, one core' '≥ 300 MB/s, ≥ 0.12' "$("$measure" rate "$texts")"
if command -v valgrind > /dev/null; then
    row 'instructions a byte' '≤ 20' "$(benches/instructions.sh "$measure" "$texts")"
fi

sentences='(?m)(^|[。；：])\s*(要|[一二三四五六七八九十]+[是、要]|（[一二三四五六七八九十]+）|[0-9]+[.．、]|第[一二三四五六七八九十百]+[章节条，])'
interleave "$rounds" \
    "$cli --jobs 1 --format md $work/hundred-megabytes > /dev/null" \
    "$rg -j1 --count-matches '$sentences' $work/hundred-megabytes > /dev/null"
row 'CPU against ripgrep, 100 MB in 10,000 files' '≤ 1.5 ×' "$(ratio "$(figure 1 1)" "$(figure 2 1)") ×"

interleave "$rounds" \
    "$cli --jobs 1 --format jsonl $work/files > /dev/null" \
    "find $work/files -type f -exec cat {} + > /dev/null"
row '10,000 files of 8 KB to JSON Lines, against cat' '≤ 3.0 × CPU' "$(ratio "$(figure 1 1)" "$(figure 2 1)") ×"

interleave "$rounds" \
    "$cli --jobs 1 --format md --output $work/written/ $work/files > /dev/null" \
    "$measure save $work/files $work/results $work/saved"
row 'the same to Markdown files, against reading and writing them' '≤ 1.3 ×' "$(ratio "$(figure 1 1)" "$(figure 2 1)") ×"

"$measure" growth "$texts" | while IFS=: read -r stage times; do
    row "growth t(4N) / t(N): $stage" '≤ 4.2' "$times"
done
if command -v valgrind > /dev/null; then
    benches/growth.sh "$measure" "$texts" | while IFS=: read -r stage times; do
        row "growth of instructions: $stage" '≤ 4.2' "$times"
    done
fi
"$measure" adversarial "$texts" 1000000 | while IFS=: read -r name times; do
    row "$name" '≤ 5 ×' "$times"
done

interleave "$rounds" \
    "$cli --jobs 1 --format jsonl $work/files > /dev/null" "$cli --jobs 2 --format jsonl $work/files > /dev/null"
row 'two threads over many files' '≥ 1.7 ×' "$(ratio "$(figure 1 2)" "$(figure 2 2)") ×"

interleave "$rounds" \
    "$cli --jobs 1 --format md $work/one.txt > /dev/null" "$cli --jobs 2 --format md $work/one.txt > /dev/null"
row 'two threads, one file of 100 MB' '≥ 1.4 ×' "$(ratio "$(figure 1 2)" "$(figure 2 2)") ×"
row 'peak memory for one document of 100 MB' '≤ 2.2 × the file' \
    "$(awk -v kib="$(peak "$cli" --format md "$work/one.txt")" 'BEGIN { printf "%.2f ×", kib * 1024 / 100e6 }')"

interleave 100 "$cli --format md $work/speech/000000.txt > /dev/null" '/bin/true'
row 'cold start on 8 KB over /bin/true' '≤ 2 ms CPU, ≤ 6 MB' \
    "$(awk -v a="$(figure 1 1)" -v b="$(figure 2 1)" \
        -v m="$(peak "$cli" --format md "$work/speech/000000.txt")" -v n="$(peak /bin/true)" \
        'BEGIN { printf "%.2f ms, %.1f MB", a - b, (m - n) / 1024 }')"

interleave "$rounds" \
    "$cli --jobs 1 --format md $work/gb18030 > /dev/null" "$cli --jobs 1 --format md $work/files > /dev/null"
row 'GB18030 against UTF-8' '≤ 2.5 × CPU' "$(ratio "$(figure 1 1)" "$(figure 2 1)") ×"

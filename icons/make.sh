#!/usr/bin/env bash
# Makes the png and ico files from icon.svg. It needs librsvg2-bin and imagemagick.
set -euo pipefail
cd "$(dirname "$0")"
for size in 16 32 48 64 128 256; do
    rsvg-convert --width "$size" --height "$size" icon.svg > "gangmu-$size.png"
done
convert gangmu-16.png gangmu-32.png gangmu-48.png gangmu-256.png gangmu.ico

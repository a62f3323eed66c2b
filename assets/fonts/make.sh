#!/usr/bin/env bash
# Makes GangmuSansSC.otf, the subset of Noto Sans SC that the program embeds. It needs Debian's packages
# fonts-noto-cjk and unicode-data, and fontTools (pip install fonttools). Run it in this folder.
set -euo pipefail
cd "$(dirname "$0")"
source=/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc
unihan=/usr/share/unicode/Unihan_OtherMappings.txt.bz2
characters=$(mktemp)
trap 'rm -f "$characters"' EXIT
python3 characters.py "$unihan" > "$characters"
# Face 2 of the collection is the one for Simplified Chinese.
pyftsubset "$source" --font-number=2 --unicodes-file="$characters" --output-file=GangmuSansSC.otf \
    --layout-features='' --no-hinting --desubroutinize --name-IDs=0,1,2,3,4,5,6,13,14
ls -l GangmuSansSC.otf

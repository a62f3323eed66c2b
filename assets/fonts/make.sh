#!/usr/bin/env bash
# Makes GangmuSansSC.otf, the subset of Noto Sans CJK SC that the program embeds. It needs Debian's packages
# fonts-noto-cjk and unicode-data, and fontTools (pip install fonttools==4.68.0). The same sources give the same bytes.
set -euo pipefail
cd "$(dirname "$0")"
python3 make.py /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc /usr/share/unicode/Unihan_OtherMappings.txt.bz2
ls -l GangmuSansSC.otf

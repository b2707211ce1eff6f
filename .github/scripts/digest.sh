#!/usr/bin/env bash
# The SHA-256 of a folder: of the names and contents of all files in it. A link would lead out of it.
set -euo pipefail

cd "$1"
links=$(find . ! -type f ! -type d)
if [ -n "$links" ]; then
  echo "$1 has what is neither file nor folder, and no synthesis writes that" >&2
  exit 1
fi
find . -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -d ' ' -f 1

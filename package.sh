#!/usr/bin/env bash
# Makes Candor as one file that needs nothing installed, for each platform named (default: all that are told below),
# and an archive of it with manual page, service, menu entry and install script, in out/packages.
# Cross-building needs the runtime of the platform from NuGet; one that cannot be had is told and left out.
set -uo pipefail
cd "$(dirname "$0")" || exit 1
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
platforms=("$@")
[ $# -gt 0 ] || platforms=(linux-x64 linux-arm64 win-x64 osx-arm64)
version=$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' Directory.Build.props)
out=$PWD/out/packages
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$out"

mb() { awk "BEGIN { printf \"%.0f\", $(stat -c %s "$1") / 1000000 }"; }

# The platform of this machine, whose program can be tried.
here() { case $(uname -s)-$(uname -m) in Linux-x86_64) echo linux-x64 ;; Linux-aarch64) echo linux-arm64 ;; esac; }

# From nothing to the first page and its style, as somebody's first start: no data folder, nothing unpacked, no folder
# beside the program. Five of them.
start() {
  local program=$1 round from link page
  for round in 1 2 3 4 5; do
    rm -rf "$work/alone" && mkdir "$work/alone" && cp "$program" "$work/alone/"
    from=$EPOCHREALTIME
    HOME=$work/alone CANDOR_HOME=$work/alone/data "$work/alone/candor" serve --no-browser --port 0 > "$work/alone/said" &
    server=$!
    until link=$(grep -soE 'http://[^ ]+/open/[^ ]+' "$work/alone/said"); do
      kill -0 "$server" 2>/dev/null || { echo "the packed program did not start" >&2; return 1; }
      sleep 0.02
    done
    page=$(curl -sS -L -c "$work/alone/jar" -b "$work/alone/jar" "$link")
    # The style has to come from within the program, by the name that its content gives it.
    style=$(grep -oE '/css/base\.[a-z0-9]+\.css' <<<"$page")
    curl -sSf -b "$work/alone/jar" "${link%%/open/*}$style" | grep -q body || { echo "the packed program has no style" >&2; kill "$server"; return 1; }
    seconds=$(awk "BEGIN { printf \"%.2f\", $EPOCHREALTIME - $from }")
    echo "figure: $(here): start to the first page with its style $seconds s, of the processor $(awk '{ print ($14 + $15) / 100 }' "/proc/$server/stat") s"
    kill "$server" && wait "$server" 2>/dev/null
  done
}

# The pages' files once, named by content and compressed, to be put into each program.
dotnet publish src/Candor -c Release -o "$work/portable" -v q -p:RunAnalyzers=false || exit 1
mkdir -p "$work/site"
mv "$work/portable/wwwroot" "$work/portable/candor.staticwebassets.endpoints.json" "$work/site/"

left=0
for platform in "${platforms[@]}"; do
  # Not composite: the framework brings its own compiled code, and one image of everything is 60 MB larger and no quicker.
  if ! dotnet publish src/Candor -c Release -r "$platform" --self-contained -o "$work/$platform" -v q \
    -p:PublishSingleFile=true -p:IncludeNativeLibrariesForSelfExtract=true -p:PublishReadyToRun=true \
    -p:PublishReadyToRunComposite=false -p:DebugType=none -p:RunAnalyzers=false -p:SiteFolder="$work/site" > "$work/log" 2>&1; then
    echo "$platform: not made: $(grep -m 1 -oE 'error .*' "$work/log")"
    left=$((left + 1))
    continue
  fi
  name=candor-$version-$platform
  mkdir -p "$work/$name"
  mv "$work/$platform"/candor "$work/$platform"/candor.exe "$work/$name/" 2>/dev/null
  cp LICENSE "$work/$name/"
  mkdir -p "$work/$name/licences"
  cp knowledge/leanings/LICENCE-WordNet.txt "$work/$name/licences/"
  for part in src/Candor/wwwroot/vendor/*/; do
    cp "$part/LICENSE" "$work/$name/licences/LICENCE-$(basename "$part").txt"
  done
  case $platform in
    linux-*) cp packaging/install.sh packaging/candor.1 packaging/candor.desktop packaging/candor.service "$work/$name/"
      cp src/Candor/wwwroot/favicon.svg "$work/$name/candor.svg" ;;
    osx-*) cp packaging/candor.1 "$work/$name/" ;;
  esac
  tar -C "$work" -czf "$out/$name.tar.gz" "$name"
  rm -rf "${out:?}/$name" && mv "$work/$name" "$out/$name"
  program=$(ls "$out/$name"/candor "$out/$name"/candor.exe 2>/dev/null)
  echo "figure: $platform: program $(mb "$program") MB, archive $(mb "$out/$name.tar.gz") MB"
  [ "$platform" != "$(here)" ] || start "$program" || exit 1
done
echo "in $out"
[ "$left" = 0 ]

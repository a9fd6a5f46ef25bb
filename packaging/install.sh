#!/bin/sh
# Installs Candor for you alone: no root needed, nothing outside your home. Run it again to renew; "--remove" takes the
# program away and leaves your data where they are.
set -eu
cd "$(dirname "$0")"
bin=${XDG_BIN_HOME:-$HOME/.local/bin}
share=${XDG_DATA_HOME:-$HOME/.local/share}
units=${XDG_CONFIG_HOME:-$HOME/.config}/systemd/user

if [ "${1:-}" = --remove ]; then
  rm -f "$bin/candor" "$share/man/man1/candor.1" "$share/applications/candor.desktop" \
    "$share/icons/hicolor/scalable/apps/candor.svg" "$units/candor.service"
  echo "Candor is removed. Your data stay in $share/candor."
  exit 0
fi

mkdir -p "$bin" "$share/man/man1" "$share/applications" "$share/icons/hicolor/scalable/apps" "$units"
mkdir -p -m 700 "$share/candor"
# Beside it and then in its place, so that a running one is not written over.
cp candor "$bin/candor.new" && chmod 755 "$bin/candor.new" && mv "$bin/candor.new" "$bin/candor"
cp candor.1 "$share/man/man1/candor.1"
cp candor.svg "$share/icons/hicolor/scalable/apps/candor.svg"
sed "s|^Exec=candor|Exec=$bin/candor|" candor.desktop > "$share/applications/candor.desktop"
sed -e "s|%h/.local/bin/candor|$bin/candor|" -e "s|%h/.local/share/candor|$share/candor|" candor.service > "$units/candor.service"
echo "Candor $("$bin/candor" --version) is installed as $bin/candor."
case ":$PATH:" in *":$bin:"*) ;; *) echo "Add $bin to your PATH to call it as 'candor'." ;; esac
cat <<TEXT
Start it:              candor          (or from your desktop's menu)
Always at hand:        systemctl --user enable --now candor
                       journalctl --user -u candor | grep open     (the link)
Completion (bash):     candor completion bash > ~/.local/share/bash-completion/completions/candor
TEXT

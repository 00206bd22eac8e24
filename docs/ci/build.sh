#!/usr/bin/env bash
# Builds the program alone, build/release/plantrack, on Debian and Ubuntu; installs what that needs where it is missing.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. tests/setup.sh
install_packages "${packages[@]}"
build release plantrack

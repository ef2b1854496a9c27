#!/bin/sh
# The stand-in's `electron` (see docs/stand-in.md): Node and the system's Chromium in place of Electron's binary.
self=$(readlink -f "$0")
node=${STANDIN_NODE:-@NODE@}
[ -x "$node" ] || node=node
[ -n "$ELECTRON_RUN_AS_NODE" ] && exec "$node" "$@"
exec "$node" "${self%/*}/stand-in/launch.cjs" "$self" "$@"

#!/bin/sh
# A decoder that hangs before its first byte, inside a program of its own that can be told by the same arguments.
sh -c 'sleep 600; exit 0' decoder "$@"
exit 0

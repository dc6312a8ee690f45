#!/bin/sh
# A decoder that hangs before its first byte, inside a program of its own.
sleep 601
exit 0

#!/bin/sh
# A decoder that is chatty, gives some sound, and fails.
i=0
while [ $i -lt 5000 ]; do echo "[info] frame $i is fine and there is a lot to say about it"; i=$((i + 1)); done >&2
echo '[info] Stream mapping:' >&2
printf 'RIFF\377\377\377\377WAVEfmt \020\000\000\000\003\000\001\000\200\076\000\000\000\372\000\000\004\000\040\000data\377\377\377\377'
head -c 64000 /dev/zero
echo '[mp3 @ 0x55d0c8] [error] the tape is torn' >&2
echo '[info] goodbye' >&2
exit 7

#!/bin/sh
# The recipe trains a toy whose weights say in the program what they say in PyTorch.
# Skipped without PyTorch; PYTHON3 names an interpreter that has it.
set -eu
root=$(cd "${srcdir:-.}" && pwd); python=${PYTHON3:-python3}
if ! "$python" -c 'import torch, safetensors, numpy' 2>/dev/null; then echo "skipped: no PyTorch"; exit 77; fi
out=$(mktemp -d); trap 'rm -rf "$out"' EXIT
PYTHONDONTWRITEBYTECODE=1; export PYTHONDONTWRITEBYTECODE
make -C "$root/training" quick PYTHON="$python" OUT="$out" NEWSGRAPH="$NEWSGRAPH"

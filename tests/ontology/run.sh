#!/bin/sh
# run.sh NAME: runs NAME.py of this folder with the peers of tests/requirements.txt.
exec "${PYTHON3:-python3}" "${srcdir:-.}/tests/ontology/$1.py" "${srcdir:-.}"

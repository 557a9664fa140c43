#!/bin/sh
# See parse-back.py.
exec "${PYTHON3:-python3}" "${srcdir:-.}/tests/rdf/parse-back.py" "${srcdir:-.}" ./tests/graph/convert "${NEWSGRAPH:-./newsgraph}"

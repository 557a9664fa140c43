#!/bin/sh
# See offsets.py.
exec sh "${srcdir:-.}/tests/ontology/run.sh" offsets

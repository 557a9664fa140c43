#!/bin/sh
# See plover.py.
exec sh "${srcdir:-.}/tests/ontology/run.sh" plover

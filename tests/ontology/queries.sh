#!/bin/sh
# See queries.py.
exec sh "${srcdir:-.}/tests/ontology/run.sh" queries

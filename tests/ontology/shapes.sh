#!/bin/sh
# See shapes.py.
exec sh "${srcdir:-.}/tests/ontology/run.sh" shapes

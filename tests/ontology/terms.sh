#!/bin/sh
# See terms.py.
exec sh "${srcdir:-.}/tests/ontology/run.sh" terms

# vocabulary.awk: ontology/*.ttl → ng-vocabulary.h, one constant a declared term.
#
# usage: awk -v listed=plover -f vocabulary.awk newsgraph.ttl plover.ttl external.ttl > ng-vocabulary.h
#
# Reads "@prefix p: <…> ." and lines that start with "p:name a "; nothing else of Turtle.  schema:Claim
# becomes NG_SCHEMA_CLAIM.  Where class and property differ in case only (org:Role, org:role), the
# class is NG_ORG_ROLE_CLASS.  Of every prefix there is its namespace, NG_SCHEMA_NS.  Terms of the
# prefix "listed" are looked up by name: they have no constants but the list NG_PLOVER_TERMS (X) of
# X ("local name").
function fail(what) { print FILENAME ":" FNR ": " what > "/dev/stderr"; bad = 1; exit 1 }
function constant(s) { gsub(/[^A-Za-z0-9]/, "_", s); return "NG_" toupper(s) }

$1 == "@prefix" {
  prefix = substr($2, 1, length($2) - 1); iri = substr($3, 2, length($3) - 2)
  if ((prefix in space) && space[prefix] != iri) fail("prefix " prefix " stands for two namespaces")
  space[prefix] = iri
  next
}
/^[a-z]+:[A-Za-z][A-Za-z0-9_-]* a / {
  colon = index($1, ":"); prefix = substr($1, 1, colon - 1); name = substr($1, colon + 1)
  if (!(prefix in space)) fail("prefix " prefix " is not declared")
  if ($1 in seen) fail($1 " is declared twice")
  seen[$1] = 1; term[++n] = $1; prefix_of[n] = prefix; name_of[n] = name
  if (!(prefix in met)) { met[prefix] = 1; order[++m] = prefix }
}
END {
  if (bad) exit 1
  for (i = 1; i <= n; i++) uses[constant(prefix_of[i] "_" name_of[i])]++
  print "/* ng-vocabulary.h: made of ontology/ by vocabulary.awk; do not edit. */"
  print "#ifndef NG_VOCABULARY_H\n#define NG_VOCABULARY_H"
  for (j = 1; j <= m; j++) {
    prefix = order[j]
    printf "\n#define NG_%s_NS \"%s\"\n", toupper(prefix), space[prefix]
    if (prefix == listed) {
      printf "#define NG_%s_TERMS(X)", toupper(prefix)
      for (i = 1; i <= n; i++) if (prefix_of[i] == prefix) printf " \\\n  X (\"%s\")", name_of[i]
      print ""
      continue
    }
    for (i = 1; i <= n; i++) if (prefix_of[i] == prefix) {
      c = constant(prefix "_" name_of[i])
      if (uses[c] > 1 && name_of[i] ~ /^[A-Z]/) c = c "_CLASS"
      if (c in made) { print term[i] ": its constant " c " is taken" > "/dev/stderr"; exit 1 }
      made[c] = 1
      printf "#define %s \"%s%s\"\n", c, space[prefix], name_of[i]
    }
  }
  print "\n#endif"
}

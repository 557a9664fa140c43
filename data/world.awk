# Makes of the program's tables one table for newsgraph kb import: countries, capitals and cities, organisations, office holders.
# usage: awk -f world.awk countries.tsv country-names.tsv places.tsv place-ids.tsv organisation-ids.tsv organisations.tsv aliases.tsv leaders.tsv
# Weights stand for the number of Wikipedias that know such a thing: they only rank bearers of one name.
BEGIN {
  FS = OFS = "\t"
  print "# Licence: CC0-1.0"
  columns = "id type name aliases description weight country code geonames wikidata post post_country from to"
  n_columns = split(columns, column, " ")
  row = column[1]
  for (i = 2; i <= n_columns; i++) row = row OFS column[i]
  print row
}
# Prints the fields set since the last call.
function put(   i, row) {
  row = f[column[1]]
  for (i = 2; i <= n_columns; i++) row = row OFS f[column[i]]
  print row
  split("", f)
}
function table(   name) { name = FILENAME; sub(/.*\//, "", name); sub(/\.tsv$/, "", name); return name }
/^#/ || /^$/ { next }
table() == "countries" {
  item[$1] = $4; country[$1] = $3
  if ($4 == "") next
  f["id"] = $4; f["type"] = "country"; f["name"] = $3; f["weight"] = 250; f["code"] = $1; f["geonames"] = $5; put()
}
table() == "country-names" && $2 == "name" && item[$3] != "" {
  f["id"] = item[$3]; f["type"] = "country"; f["name"] = $1; f["code"] = $3; put()
}
table() == "places" && !(($1, $2) in place) { place[$1, $2] = $3 }
table() == "place-ids" {
  type = place[$1, $2]
  f["id"] = $3 != "" ? $3 : "G" $4; f["type"] = type ~ /^(capital|city|)$/ ? "city" : "place"; f["name"] = $1; f["country"] = $2
  f["geonames"] = $4; f["weight"] = $3 == "" ? 50 : type == "capital" ? 200 : 100; put()
}
table() == "organisation-ids" { organisation[$1] = $2 }
table() == "organisations" {
  f["id"] = organisation[$2] != "" ? organisation[$2] : $2
  f["type"] = "organisation"; f["name"] = $2; f["aliases"] = $1 ($3 != "" ? "|" $3 : ""); f["country"] = $4
  f["weight"] = $5 ~ /^(party|ministry)$/ && $4 != "" ? 20 : 80; put() # many countries have a Labour Party
}
table() == "aliases" && $2 == "person" { aliases[$4] = aliases[$4] "|" $1 }
# Whom the world knows by name; others share theirs with many, and need more than it.
function heads(post) {
  return post ~ /^(president|vice president|prime minister|premier|chancellor|(general )?secretary-general|general secretary|supreme leader|king|queen|emir|sultan|prince|crown prince|emperor|pope|grand duke|chief executive|director-general|foreign minister|secretary of state|state counsellor)$/
}
# "King Charles III": titles that stand before a first name.
function titled(name, post) { return post ~ /^(king|queen|emir|sultan|prince|emperor|crown prince)$/ ? toupper(substr(post, 1, 1)) substr(post, 2) " " name : "" }
table() == "leaders" {
  f["id"] = $2; f["type"] = "person"; f["name"] = $1; f["aliases"] = titled($1, $3) aliases[$1] (heads($3) && $4 != "" ? "|" $3 " of " country[$4] : "")
  f["weight"] = heads($3) || aliases[$1] != "" ? 100 : 4
  f["country"] = $4; f["post"] = $3; f["post_country"] = $4; f["from"] = $5; f["to"] = $6; put()
}

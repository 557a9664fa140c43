# counts.awk: N-Quads, each line once → a sed script that puts their counts into void.ttl.
#
# usage: awk -f counts.awk all.nq > counts.sed && sed -f counts.sed void.ttl
{
  sub(/ <[^>]*> \.$/, "")
  if ($0 in seen) next # it stands in two graphs
  seen[$0] = 1; triples++
  if ($2 ~ /#type>$/) { class = $3; gsub(/^.*[\/#]|>$/, "", class); n[class]++ }
}
END {
  print "s/void:triples [0-9]*/void:triples " triples + 0 "/"
  print "s/void:documents [0-9]*/void:documents " n["NewsArticle"] + 0 "/"
  split("Claim Event Person Country OffsetBasedString", classes, " ")
  for (i = 1; i in classes; i++) print "s/\\(:" classes[i] " ; void:entities\\) [0-9]*/\\1 " n[classes[i]] + 0 "/"
}

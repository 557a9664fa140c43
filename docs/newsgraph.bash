# bash completion for newsgraph
_newsgraph ()
{
  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} words=
  case $prev in
    --format|-f) words="turtle trig ntriples nquads rdfxml csv-events csv-claims dna plover" ;;
    --mentions) words="full lean none" ;;
    --layer|-l) words="block sentence token tag predicate argument mention time entity reference membership trait link event event_role claim content claim_event candidate syntax heads all" ;;
    newsgraph) words="extract show dump merge load query serve kb ontology --help --version" ;;
    *)
      if [[ $cur == -* ]]; then
        case ${COMP_WORDS[1]} in
          extract) words="--format --output --date --url --publisher --base --mentions --kb --no-text --jobs --aliases --force --max-bytes --quiet --data --help" ;;
          show) words="--summary --date --aliases --force --data --help" ;;
          dump) words="--layer --pretokenized --date --kb --aliases --force --data --help" ;;
          merge) words="--output --format --from --memory --quiet --help" ;;
          load) words="--memory --to --graph-store --resume --user --batch --tries --timeout --format --graph --remove --no-vocabulary --quiet --data --help" ;;
          query) words="--format --timeout --limit-rows --list --data --help" ;;
          serve) words="--port --listen --timeout --limit-rows --cors --allow-service --base --data --help" ;;
          kb) words="--output --kb --title --languages --wikipedias --memory --quiet --data --help" ;;
          ontology) words="--list --data --help" ;;
        esac
      fi ;;
  esac
  if [[ -n $words ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur")
  else
    mapfile -t COMPREPLY < <(compgen -f -- "$cur")
  fi
}
complete -o filenames -F _newsgraph newsgraph

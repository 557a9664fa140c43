"""The recipe that makes newsgraph's reader: corpora, windows, model, losses, evaluation, export."""

# The whole report of a sample: what changes shows in the diff.
newsparse "$ROOT/data/samples/brief.txt"

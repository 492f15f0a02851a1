# The whole report of a sample: what changes shows in the diff.
cd "$ROOT" && newsparse data/samples/brief.txt

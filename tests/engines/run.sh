#!/bin/sh
# run.sh [--install] - newsparse within Apache Spark: see spark.py.
#
# Needs Java and pyspark: that of python3, or of the environment B/spark, which
# --install makes (300 MB from PyPI; "make spark").  DOCUMENTS=N is how many go
# through: 100000 with --install, 2000 without.  Skipped where something is
# missing.

cd "$(dirname "$0")/../.." || exit 2
B=${B:-build}
skip() { echo "skipped spark: $*"; echo "0 passed, 0 failed"; exit; }
has_pyspark() { "$1" -c 'import pyspark' 2>/dev/null; }

command -v python3 >/dev/null || skip "no python3"
command -v java >/dev/null || skip "no Java"
python=python3
has_pyspark python3 || python=$B/spark/bin/python
if [ "$1" = --install ]; then
	DOCUMENTS=${DOCUMENTS:-100000}
	has_pyspark $python || {
		python3 -m venv "$B/spark" &&
			$python -m pip install -q 'pyspark==3.5.*'
	} || skip "pyspark cannot be installed"
fi
has_pyspark $python || skip "no pyspark (\"make spark\" installs it)"
mkdir -p "$B/tests"
$python tests/engines/spark.py "$B/newsparse" "${DOCUMENTS:-2000}" \
	2>"$B/tests/spark.log" || [ $? = 1 ] || {
	tail -5 "$B/tests/spark.log"
	echo "0 passed, 1 failed"
}

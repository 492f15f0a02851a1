/* The prose of the manual page.
 *
 * Every command of the examples is run by the tests, as it stands here, where
 * the other programs in it are to be had; what is said of Spark is checked by
 * tests/engines/spark.py ("make spark"). */
#include "cli/manual.h"

#include <stddef.h>

#include "base/banned.h"

const struct manual_part manual_examples[] = {
	{ NULL, "A report:",
		"newsparse data/samples/drone-talks.txt" },
	{ NULL, "The names in some articles, the most frequent first:",
		"newsparse -f tsv data/samples/*.txt | cut -f4,6 | sort |\n"
		"uniq -c | sort -rn" },
	{ NULL, "A filter, one JSON object a line in and out:",
		"echo '{\"id\":1,\"text\":\"Ann Lee met Bo Ek in Oslo.\"}' |\n"
		"newsparse -i jsonl -f jsonl" },
	{ NULL, "The articles that mention somebody under any name:",
		"newsparse -l -m 'David Petraeus' data/samples/*.txt" },
	{ NULL, "Places that two articles share (bash):",
		"places() { newsparse -t loc -f tsv $1 | cut -f6 | sort -u; }\n"
		"join -t $'\\t' <(places data/samples/election.txt) \\\n"
		"  <(places data/samples/interview.txt)" },
	{ NULL, "Who said what, with jq:",
		"newsparse -f jsonl data/samples/*.txt | jq -r '.quotes[]\n"
		"  | select(.speaker) | [.speaker.text, .text] | @tsv'" },
	{ NULL, "Annotations to correct by hand, in the format that doccano and "
		"others import:",
		"newsparse -f jsonl --with-text data/samples/*.txt | jq -c '{text,\n"
		"  label: [.mentions[], .dates[] | [.start, .end, .type]]}'" },
	{ NULL, "A table of all mentions in SQLite, and a question to it:",
		"newsparse -f csv --header data/samples/*.txt |\n"
		"sqlite3 -cmd '.import --csv /dev/stdin m' :memory: \\\n"
		"  \"select name, count(distinct doc) n from m where type = 'LOC'\n"
		"   group by name order by n desc, name limit 5\"" },
	{ NULL, "The same question to DuckDB, which reads JSON Lines:",
		"answers=$(mktemp)\n"
		"newsparse -f jsonl data/samples/*.txt >$answers\n"
		"duckdb -csv -c \"select e.name, count(*) n from (select\n"
		"    unnest(entities) e from read_ndjson('$answers'))\n"
		"  where e.type = 'LOC'\n"
		"  group by e.name order by n desc, e.name limit 5\"\n"
		"rm $answers" },
	{ NULL, "A million files, on all cores, in the order of their names:",
		"find data/samples -name '*.txt' -print0 | sort -z |\n"
		"newsparse -f jsonl -j0 --files0-from=-" },
	{ NULL, "The same by xargs: every process to a file of its own.  On one "
		"pipe their lines would be mixed, even within a line:",
		"dir=$(mktemp -d)\n"
		"printf '%s\\0' data/samples/*.txt | xargs -0 -P4 -n2 sh -c \\\n"
		"  'newsparse -f jsonl \"$@\" >\"$0\"/$$' \"$dir\"\n"
		"cat \"$dir\"/*\n"
		"rm -r \"$dir\"" },
	{ NULL, "And by GNU parallel, which keeps lines whole, and with -k their "
		"order:",
		"printf '%s\\0' data/samples/*.txt |\n"
		"parallel -0 -k -n2 newsparse -f jsonl" },
	{ NULL, NULL, NULL }
};

const struct manual_part manual_pipes[] = {
	{ NULL, "With -i jsonl -f jsonl every line gives exactly one line, in "
		"order, whatever is in it: a line that could not be processed "
		"gives an object with the member \"error\".  Lines of white "
		"space only give none.  So input and output can be pasted side "
		"by side.", NULL },
	{ NULL, "No line holds a raw tab, so that a line can be a field for "
		"cut, join and Hadoop.  Every answer is written whole, also when "
		"a signal ends the program.", NULL },
	{ NULL, "Answers are gathered while there is more to read, and written "
		"before newsparse waits for input: a program can write a line "
		"and wait for the answer.  With --line-buffered every answer is "
		"written at once.", NULL },
	{ NULL, "Memory is bounded by the longest documents on their way, not by "
		"the stream: 20 MB and, for each thread, 10 MB and 60 times the "
		"longest document, or 35 times with --no-events.  The model is part of "
		"the program file, which the kernel maps once for all processes. "
		" If a document needs more memory than there is, that document "
		"is an error; the next is processed.", NULL },
	{ NULL, "jq 1.6 and others round integers above 2^53: keep large ids as "
		"strings.", NULL },
	{ NULL, NULL, NULL }
};

const struct manual_part manual_engines[] = {
	{ NULL, "One file is the whole installation: no model, no service, no "
		"network.  Within an engine that owns the cores use -j1 (the "
		"default), and --exit-zero: engines take a status of 1 or 2 for a "
		"failed task, try it four times, and give up the job with all "
		"that was good in it.  With it a bad document is a line with "
		"\"error\" in the output and nothing else; status 2 then means "
		"that no work could be done.  The member \"line\" of an error "
		"counts within the partition: give documents an id.", NULL },
	{ NULL, "A process starts in milliseconds, so partitions may be small; "
		"partitions of 10 to 100 MB leave the costs of the engine behind. "
		" Without an id, or with --match and --header, a partition is a "
		"stream of its own: a header for each, and status 1 where nothing "
		"matches.", NULL },
	{ "Spark", "spark-submit --files newsparse puts the program into the "
		"folder that executors run in.  Without checkCode=True a status "
		"of 2, say of a program that is not there, goes unnoticed:",
		"ours = './newsparse -i jsonl -f jsonl --exit-zero'\n"
		"sc.textFile('news/*.jsonl').pipe(ours, checkCode=True) \\\n"
		"  .saveAsTextFile('answers')" },
	{ NULL, "From Scala say the encoding too, for the default is the "
		"executor's: rdd.pipe(Seq(...), encoding = \"UTF-8\"), or use "
		"--ascii.  In SQL:",
		"SELECT TRANSFORM(value)\n"
		"  USING './newsparse -i jsonl -f jsonl --exit-zero'\n"
		"  AS (answer STRING) FROM text.`news/*.jsonl`" },
	{ "Hadoop Streaming", "A line without a raw tab is all key, and passes "
		"whole:",
		"hadoop jar hadoop-streaming.jar -files newsparse \\\n"
		"  -D mapreduce.job.reduces=0 -input news -output answers \\\n"
		"  -mapper './newsparse -i jsonl -f jsonl --exit-zero'" },
	{ "Dask, Ray", "A function for a partition; everything it takes and "
		"gives is in memory:",
		"ours = 'newsparse -i jsonl -f jsonl --exit-zero'.split()\n"
		"def read(lines):\n"
		"    answers = subprocess.run(ours, input=''.join(lines),\n"
		"        stdout=subprocess.PIPE, check=True, encoding='utf-8')\n"
		"    return answers.stdout.split('\\n')[:-1]\n"
		"\n"
		"dask.bag.read_text('news/*.jsonl', blocksize='32MB') \\\n"
		"    .map_partitions(read).to_textfiles('answers/*.jsonl')\n"
		"\n"
		"def read_batch(batch):\n"
		"    return {'answer': read(s + '\\n' for s in batch['text'])}\n"
		"\n"
		"ray.data.read_text('news') \\\n"
		"    .map_batches(read_batch, batch_size=4096)" },
	{ "GNU parallel", "On some machines over ssh; its status is the number of "
		"jobs that failed:",
		"parallel -k --pipe --block 32M -S host1,host2 --bf newsparse \\\n"
		"  ./newsparse -i jsonl -f jsonl --exit-zero \\\n"
		"  <news.jsonl >answers.jsonl" },
	{ "A terabyte", "One core reads about 2 MB of news a second, or 5 MB with "
		"--no-events, and more cores so much more (make bench).  A "
		"terabyte, 200 million articles of 5 kB, then takes 140 hours of "
		"one core, or 55 with --no-events: 18 hours (7) on a machine of "
		"8 cores, one and a half (35 minutes) on a cluster of 100.  The "
		"answers are 7 times (3 times) as long as the text: compress "
		"them, or let jq keep what is wanted.", NULL },
	{ NULL, "In Spark, pyspark takes about 0.2 s for a partition, whatever "
		"runs in it; newsparse adds 8 ms to start.  With partitions of "
		"32 MB, 30,000 to the terabyte, both are below one per cent.  "
		"100,000 short documents in 8 partitions on two busy cores: 65 s "
		"within Spark, 87 s in one process and thread, the same bytes "
		"(make spark).", NULL },
	{ NULL, NULL, NULL }
};

# Web pages: the article, its title and its day, and what is left out.
cat >a.html <<'X'
<!DOCTYPE html><html><head><title>Site | News</title>
<meta property="og:title" content="Ann Lee &amp; Co visit Oslo">
<meta property="article:published_time" content="2021-05-03T10:00:00Z">
<link rel=canonical href="https://x.example/a">
<script type="application/ld+json">{"datePublished":"2020-01-01"}</script>
</head><body><nav><a href=/>Home</a> <a href=/n>News</a></nav>
<article><h1>Ann Lee visit</h1><p>OSLO &mdash; Ann Lee <b>met</b> Bo
Ek on Monday.</p><div class="related-links"><p>More: other news</p></div>
<p>She said &ldquo;no&rdquo;.<br>Then left.</p><script>var x="Paris";</script>
</article><footer>Copyright Reuters</footer></body></html>
X
texts() { newsparse -f jsonl "$@" | grep -o '"\(title\|url\|text\)":"[^"]*"' | grep -v ':"[^ ]*"$'; }
texts a.html
newsparse -f jsonl a.html | grep -o '"date":{[^}]*}'
gzip -c a.html >b.htm.gz
newsparse -f jsonl b.htm.gz | grep -c 'She said'
echo 'a page without an article, with a date in a time element'
printf '<title>T t</title><body><div><time datetime=2020-02-03>3 Feb</time><p>One two three.<p>Four five.</div>' >c.html
texts c.html
newsparse -f jsonl c.html | grep -o '"date":{[^}]*}'
echo 'nothing'
: >e.html
newsparse -f jsonl e.html | grep -o '"text":.*'
echo 'Windows-1252, and too deep'
printf '<p>un caf\351' | newsparse -i html -f jsonl | grep -o '"text":"un.*'
head -c 40000 /dev/zero | sed 's/\x00/<i>/g' | newsparse -i html -f jsonl
echo $?
echo XML
cat >n.xml <<'X'
<?xml version="1.0" encoding="UTF-8"?>
<nitf><head><title>Head title</title><docdata>
<date.issue norm="20120725T100000Z"/></docdata></head>
<body><body.head><hedline><hl1>Ann Lee visits Oslo</hl1></hedline>
</body.head><body.content><p>Ann Lee met <person>Bo Ek</person>
 on Monday.</p><p>They &amp; left.</p></body.content></body></nitf>
X
texts n.xml
newsparse -f jsonl n.xml | grep -o '"date":{[^}]*}'
printf '<!DOCTYPE a [<!ENTITY b "x">]><a>&b;</a>' | newsparse -i xml -f jsonl
printf '<a><b></a>' | newsparse -i xml -f jsonl
printf '<!DOCTYPE n SYSTEM "http://x/n.dtd"><n><p>In Oslo</p></n>' |
	newsparse -i xml -f jsonl | grep -o '"text":"In[^"]*"'

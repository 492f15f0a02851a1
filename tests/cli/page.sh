# needs chromium
# Pages in a browser: every mark is there, every link inside the page leads
# somewhere, nothing is loaded and nothing complained about.  The policy in the
# page forbids all requests, and the browser would tell of one on its console.
open_page() {
	chromium --headless --no-sandbox --disable-gpu --no-first-run \
		--disable-background-networking --disable-sync \
		--disable-component-update --user-data-dir="$PWD/profile" \
		--enable-logging=stderr --dump-dom "file://$PWD/$1.html" \
		>"$1.dom" 2>"$1.log"
}
marks() { grep -oE '<a class="(per|loc|org|misc|date)[^>]*>' "$1" | sort; }
for name in drone-talks earthquake merger; do
	echo "$name"
	newsparse -f html "$ROOT/data/samples/$name.txt" >$name.html
	open_page $name || echo "browser: status $?"
	marks $name.html >want
	marks $name.dom >got
	[ -s want ] || echo 'no marks'
	cmp want got
	grep -o 'href="#[^"]*"' $name.dom | sed 's/href="#//' | sort -u >links
	grep -oE ' id="[^"]*"' $name.dom | sed 's/ id="//' | sort -u >ids
	comm -23 links ids
	grep CONSOLE $name.log
	grep -nE '<script|<link|<img|@import|url\(|(src|href)="[^#]' $name.dom
done
echo 'the browser does tell'
sed 's|</body>|<img src="http://127.0.0.1:9/x.png"></body>|' merger.html >bad.html
open_page bad
grep -c 'CONSOLE.*Content Security Policy' bad.log

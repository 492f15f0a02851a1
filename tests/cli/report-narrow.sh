# The same in 60 and 120 columns.
for width in 60 120; do
	newsparse --width=$width "$ROOT/data/samples/earthquake.txt"
done

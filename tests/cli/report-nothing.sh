# What is no news: an empty text, and one without a name or a date.
printf '' | newsparse
printf 'Mix the flour with the butter, then add milk and stir.\n' | newsparse

# What comes along when a page is copied: buttons, a teaser, a caption with
# many names; and a transcript.
newsparse <<'TEXT'
Share Tweet Email

Harbour school opens after two years.

MOMBASA, May 14 (Reuters) - The Harbour School opened its doors on Tuesday, two years after a fire, and the minister said the work had cost 3 million shillings. Follow Jo Hall on Twitter @johall.

Read more: Peter Otieno sues the bank

Pictured, front row, are Grace Odhiambo, Mary Wanjiru, Peter Kamau, John Mwangi, Ruth Njeri, Paul Kariuki, Jane Achieng, David Otieno, Lucy Wambui, Mark Kiprop and Alice Chebet.

"We are glad," said Esther Njoroge, the head teacher.

Sign up for our newsletter.
TEXT
newsparse <<'TEXT'
STEVE MULI, HOST: Good morning. The harbour workers are on strike.

GRACE ODHIAMBO, BYLINE: Good morning, Steve.

MULI: What do they want?

(SOUNDBITE OF MUSIC)

UNIDENTIFIED MAN: We will not go back to work.

ODHIAMBO: They want higher pay.
TEXT

/* baseline.h - names without a trained model: the lexicon, cues and shapes.
 *
 * What np_tagger_find() is when the model file holds no section "names", and
 * the measure for what training is worth (tests/scores.tsv).
 */
#ifndef NP_BASELINE_H
#define NP_BASELINE_H

#include "lex/lex.h"
#include "text/text.h"

/* As np_tagger_find().  The scores are not calibrated. */
void np_baseline_find(const struct np_lex *lex, np_arena *a,
	const struct np_text *t, const struct np_hit *hits, uint32_t nhits,
	np_mention **out, uint32_t *n);

#endif

/* alias.h - one name written in several ways, and several names for one.
 *
 *	Barack Obama  Barack H. Obama  Obama  Mr Obama
 *	Inter-Services Intelligence (ISI)  ISI
 *	United States  U.S.  USA
 *	Ford Motor Company  Ford        Church of Scientology  the Church
 *
 * A form is a distinct name, as a row of parts.  Forms are few, so what is
 * found out of forms is joined for all their mentions at once; only a bare
 * surname is decided mention by mention, for it follows whoever was spoken of.
 */
#ifndef NP_ALIAS_H
#define NP_ALIAS_H

#include "link/links.h"

#define NP_FORM_PARTS 12

struct np_form {
	const uint32_t *id; /* parts, without article, titles and "Jr" */
	uint32_t n;
	uint32_t first, count; /* first mention; mentions */
	uint32_t votes[NP_NTYPES]; /* sums of scores, in percent */
	uint32_t typed[NP_NTYPES]; /* mentions that the model typed so */
	uint32_t loose; /* first mention that is no person's surname */
	uint32_t aside; /* first of those that are surely the other one of a
			 * city and its team */
	uint32_t jr; /* part "jr", "sr", "ii", or NP_NONE */
	uint8_t type;
	bool upper; /* written in capitals only, or like "BoA" */
	bool joined; /* short for a longer form */
};

struct np_forms {
	struct np_links *l;
	struct np_form *form;
	unsigned n, cap;
	np_table table; /* parts -> index into form */
};

/* Join the groups of name mentions that name the same; sets trait.form and
 * the sense (sex) of people. */
void np_alias_join(struct np_links *l);

/* The form with exactly these parts, or NP_NONE. */
uint32_t np_forms_find(const struct np_forms *f, const uint32_t *id,
	uint32_t n);

/* Senses of a part, looked up by its folded spelling. */
uint32_t np_forms_sense(const struct np_forms *f, uint32_t part);

/* The two kinds that need rules of their own: person.c, org.c. */
void np_person_join(struct np_forms *f);
void np_org_join(struct np_forms *f);

#endif

/* title.h - what people are: titles, roles, and of what.
 *
 *	Lieutenant General Zaheer ul-Islam        title
 *	CIA director David Petraeus               role; relation to CIA
 *	Anna Weber, who heads the Dockers' Union  role; relation
 *	Pakistan's spymaster ... the general      role, of a noun phrase that
 *	                                          was joined to the name
 */
#ifndef NP_TITLE_H
#define NP_TITLE_H

#include "link/links.h"

/* Fill title and role of the people among l->doc's entities, and relations.
 * Entities and mentions must stand as np_entity_begin() left them. */
void np_title_read(struct np_links *l);

#endif

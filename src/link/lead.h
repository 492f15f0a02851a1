/* lead.h - descriptions that come before the name they are of.
 *
 *	Pakistan intel chief to discuss drones in US
 *	Pakistan's spymaster will next week visit ...  It is the first time the
 *	head of the military's intelligence agency flies to Washington ...
 *	Lieutenant General Zaheer ul-Islam, who was appointed in March, ...
 */
#ifndef NP_LEAD_H
#define NP_LEAD_H

#include "link/links.h"

/* Join the descriptions in the headline and the first sentences with each
 * other, and with the first person named after them.  Runs after all other
 * joining. */
void np_lead_join(struct np_links *l);

#endif

/* Quotes that begin with “[!NOTE]”, as git hosts know them, are marked boxes. */
#ifndef COMPOSE_ALERTS_H
#define COMPOSE_ALERTS_H

#include "compose/composer.h"

/* Turns such a quote into a notice with the word for it in the document's language; leaves all others. */
void alert_of_quote(const struct composer *composer, struct block *quote);

#endif

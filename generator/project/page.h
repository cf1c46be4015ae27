/* The page that a project brings in place of the built-in one, templates/page.html. */
#ifndef PROJECT_PAGE_H
#define PROJECT_PAGE_H

#include "project/project.h"

/* Reports (D04) a page of the project's that could run programs or load from the network: before the slot {{policy}},
 * where the security policy stands, may only be what begins every page. What follows it cannot take it back, as several
 * policies hold together. With `trust: scripts` in planpress.yaml a page is taken as it is. */
void page_check(const struct project *project, struct diagnostics *sink);

/* Whether a page's text is such a one. */
bool page_is_safe(struct str shell);

#endif

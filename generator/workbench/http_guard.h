/* Who may ask the server, which answers whoever can reach this machine's loopback: any page of the web that a browser has
 * open here, by its address or by a name of its own that leads there. */
#ifndef WORKBENCH_HTTP_GUARD_H
#define WORKBENCH_HTTP_GUARD_H

#include <stdbool.h>

struct http_headers {
    const char *host, *origin, *site, *mode; /* Host, Origin, Sec-Fetch-Site, Sec-Fetch-Mode; NULL: not said */
};

/* Host names this machine by a name that nobody else can have, with our port; where an Origin is said, it is ours; and
 * what a page of another site asks for is a page to look at by itself, as behind a link, nothing to build in. */
bool http_guard_lets(unsigned port, const struct http_headers *headers);

#endif

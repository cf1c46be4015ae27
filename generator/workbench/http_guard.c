#include "workbench/http_guard.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/str.h"

static bool is_ours(unsigned port, struct str named) {
    static const char *const names[] = {"127.0.0.1", "localhost"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char with_port[32];
        snprintf(with_port, sizeof with_port, "%s:%u", names[i], port);
        bool same = named.size == strlen(with_port) && !strncasecmp(named.data, with_port, named.size);
        if (same || (port == 80 && str_equal_c(named, names[i]))) return true;
    }
    return false;
}

static bool is_our_origin(unsigned port, struct str origin) {
    return str_starts(origin, STR("http://")) && is_ours(port, str_skip(origin, 7));
}

bool http_guard_lets(unsigned port, const struct http_headers *headers) {
    if (!headers->host || !is_ours(port, str_of(headers->host))) return false;
    if (headers->origin && !is_our_origin(port, str_of(headers->origin))) return false;
    bool foreign = headers->site && strcmp(headers->site, "same-origin") && strcmp(headers->site, "none");
    return !foreign || (headers->mode && !strcmp(headers->mode, "navigate"));
}

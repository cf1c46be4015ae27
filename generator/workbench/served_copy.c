#include "workbench/served_copy.h"

#include <inttypes.h>

#include "base/hash.h"

#define POLICY "<meta http-equiv=\"Content-Security-Policy\" content=\""

/* Where a directive's sources end; false: the policy has none of this name. */
static bool find_directive(struct str policy, const char *name, size_t *end) {
    struct str rest = policy, one;
    for (size_t at = 0; rest.size; at += one.size + 1) {
        str_cut(&rest, ';', &one);
        struct str trimmed = str_trim(one), word = trimmed;
        str_cut(&trimmed, ' ', &word);
        if (str_equal_c(word, name)) return *end = at + one.size, true;
    }
    return false;
}

/* Puts a source to a directive, or the directive with it behind the policy. */
static void put_source(struct buffer *policy, const char *directive, const char *source, struct str more) {
    struct buffer out = {0};
    size_t end;
    bool there = find_directive(buffer_str(policy), directive, &end);
    if (!there) end = policy->size;
    buffer_append(&out, str_slice(buffer_str(policy), 0, end));
    if (!there) buffer_format(&out, "; %s", directive);
    buffer_format(&out, " %s%.*s", source, STR_ARG(more));
    if (more.size) buffer_char(&out, '\'');
    buffer_append(&out, str_skip(buffer_str(policy), end));
    buffer_free(policy);
    *policy = out;
}

static void put_policy(struct buffer *out, struct str policy, struct str nonce) {
    struct buffer wider = {0};
    buffer_append(&wider, policy);
    put_source(&wider, "script-src", "'nonce-", nonce);
    put_source(&wider, "connect-src", "'self'", (struct str){0});
    put_source(&wider, "frame-src", "'self'", (struct str){0});
    buffer_append(out, buffer_str(&wider));
    buffer_free(&wider);
}

/* The page is known by its content, so that the script sees whether what lies there is what it shows. */
static void put_script(struct buffer *out, struct str page, struct str nonce) {
    buffer_format(out, "<script nonce=\"%.*s\" data-page=\"%016" PRIx64 "\" defer src=\"" SERVED_OWN "serve.js\"></script>",
                  STR_ARG(nonce), hash_short(hash_of(page)));
}

/* In a page with scripts of its own, which may have no policy, it goes into the head all the same. */
static void put_without_policy(struct buffer *out, struct str page, struct str nonce) {
    size_t at;
    bool head = str_find(page, STR("<head>"), &at);
    at = head ? at + 6 : page.size;
    buffer_append(out, str_slice(page, 0, at));
    put_script(out, page, nonce);
    buffer_append(out, str_skip(page, at));
}

/* Where the policy's text is, and where its element ends. */
struct policy_place {
    size_t start, end, close;
};

static bool find_policy(struct str page, struct policy_place *place) {
    size_t at;
    if (!str_find(page, STR(POLICY), &at)) return false;
    place->start = at + sizeof POLICY - 1;
    if (!str_find(str_skip(page, place->start), STR("\""), &at)) return false;
    place->end = place->start + at;
    if (!str_find(str_skip(page, place->end), STR(">"), &at)) return false;
    place->close = place->end + at + 1;
    return true;
}

static void put_with_policy(struct buffer *out, struct str page, const struct policy_place *place, struct str nonce) {
    buffer_append(out, str_slice(page, 0, place->start));
    put_policy(out, str_slice(page, place->start, place->end), nonce);
    buffer_append(out, str_slice(page, place->end, place->close));
    put_script(out, page, nonce);
    buffer_append(out, str_skip(page, place->close));
}

void served_copy(struct buffer *out, struct str page, struct str nonce) {
    struct policy_place place;
    if (find_policy(page, &place)) put_with_policy(out, page, &place, nonce);
    else put_without_policy(out, page, nonce);
}

/* Looking through the beginning of a page, up to the policy. Nothing here reads HTML as browsers do: what is not written
 * exactly as expected is refused. */
#include "project/page.h"

#include <string.h>

static bool skip(struct str *rest, const char *text) {
    struct str wanted = str_of(text);
    if (rest->size < wanted.size) return false;
    for (size_t i = 0; i < wanted.size; i++) {
        char c = rest->data[i];
        if ((c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c) != wanted.data[i]) return false;
    }
    *rest = str_skip(*rest, wanted.size);
    return true;
}

static void skip_spaces(struct str *rest) {
    while (rest->size && (*rest->data == ' ' || *rest->data == '\n' || *rest->data == '\r' || *rest->data == '\t'))
        *rest = str_skip(*rest, 1);
}

/* ` lang="{{language}}"`: one that runs nothing (`onclick` would be compiled before the policy is there), and a value in
 * quotes without anything that could end it, other slots included. */
static bool skip_attribute(struct str *rest) {
    static const char *const known[] = {" lang=\"", " dir=\"", " class=\"", " id=\""};
    size_t name = 0, value = 0;
    while (name < sizeof known / sizeof *known && !skip(rest, known[name])) name++;
    if (name == sizeof known / sizeof *known) return false;
    if (skip(rest, "{{language}}\"")) return true;
    while (value < rest->size && !memchr("\"<>{", rest->data[value], 4)) value++;
    *rest = str_skip(*rest, value);
    return skip(rest, "\"");
}

static bool skip_html(struct str *rest) {
    if (!skip(rest, "<html")) return false;
    while (rest->size && *rest->data != '>')
        if (!skip_attribute(rest)) return false;
    return skip(rest, ">");
}

bool page_is_safe(struct str shell) {
    struct str rest = shell;
    skip(&rest, "\xEF\xBB\xBF");
    skip_spaces(&rest);
    skip(&rest, "<!doctype html>");
    skip_spaces(&rest);
    if (!skip_html(&rest)) return false;
    skip_spaces(&rest);
    if (!skip(&rest, "<head>")) return false;
    skip_spaces(&rest);
    skip(&rest, "<meta charset=\"utf-8\">");
    skip_spaces(&rest);
    return skip(&rest, "{{policy}}");
}

static bool trusts_scripts(const struct record *project) {
    const struct field *trust = field_find(project->set, STR("trust"));
    return trust && record_said(project, trust)->kind == DATUM_CHOICE;
}

void page_check(const struct project *project, struct diagnostics *sink) {
    if (!project->own_page || page_is_safe(project->own_page->text) || trusts_scripts(project->record)) return;
    struct diagnostic *d = diagnose(sink, SEVERITY_ERROR, CODE_D04, source_span_line(project->own_page, 1),
                                    "this page could run programs in its readers' browsers: it does not begin with the "
                                    "security policy");
    diagnose_help(sink, d,
                  "begin it as the built-in one does: {0}; or, if you trust its author, write “trust: scripts” in "
                  "planpress.yaml",
                  STR("<!doctype html><html lang=\"{{language}}\"><head><meta charset=\"utf-8\">{{policy}}"));
}

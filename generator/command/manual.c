/* Plain text for a terminal, Markdown, HTML and the language of manual pages. */
#include "command/manual.h"

#include "base/arena.h"

enum { LABEL_WIDTH = 9 };

static struct str words_of(const struct manual *manual, const char *words) {
    return catalogue_words(manual->words, words);
}

static void put(struct manual *manual, const char *text) { buffer_append_c(manual->out, text); }

/* Escaping ------------------------------------------------------------------------------------------------------- */

static const char *html_of(char c) {
    switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    default: return NULL;
    }
}

static const char *markdown_of(char c) {
    switch (c) {
    case '\\': return "\\\\";
    case '*': return "\\*";
    case '_': return "\\_";
    case '<': return "\\<";
    case '`': return "\\`";
    case '[': return "\\[";
    case '|': return "\\|";
    default: return NULL;
    }
}

static const char *man_of(char c) { return c == '\\' ? "\\e" : c == '-' ? "\\-" : NULL; }

static void put_text(struct manual *manual, struct str text) {
    bool man = manual->form == MANUAL_MAN;
    if (man && text.size && (*text.data == '.' || *text.data == '\'')) put(manual, "\\&");
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i] == '\n' ? ' ' : text.data[i];
        const char *escaped = manual->form == MANUAL_HTML       ? html_of(c)
                              : manual->form == MANUAL_MARKDOWN ? markdown_of(c)
                              : man                             ? man_of(c)
                                                                : NULL;
        if (escaped) put(manual, escaped);
        else buffer_char(manual->out, c);
    }
}

/* In Markdown a code span takes a text as it is, unless it holds the sign that ends it. */
static void put_name(struct manual *manual, struct str name) {
    bool span = manual->form == MANUAL_MARKDOWN && name.size && !str_find(name, STR("`"), NULL);
    if (span) buffer_format(manual->out, "`%.*s`", STR_ARG(name));
    else if (manual->form == MANUAL_HTML) put(manual, "<code>"), put_text(manual, name), put(manual, "</code>");
    else put_text(manual, name);
}

static void put_anchor(struct manual *manual, struct str name) {
    buffer_format(manual->out, "%.*s-", STR_ARG(manual->group));
    for (size_t i = 0; i < name.size; i++) {
        char c = name.data[i];
        bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
        buffer_char(manual->out, plain ? c : '_');
    }
}

/* What is open ---------------------------------------------------------------------------------------------------- */

static void close_part(struct manual *manual) {
    if (manual->form == MANUAL_HTML && manual->open == MANUAL_LINES) put(manual, "</dl>\n");
    if (manual->form == MANUAL_HTML && manual->open == MANUAL_MEMBERS) put(manual, "</ul>\n");
    if (manual->form == MANUAL_MARKDOWN && manual->open != MANUAL_NOTHING) put(manual, "\n");
    manual->open = MANUAL_NOTHING;
}

static void open_part(struct manual *manual, int part) {
    if ((int)manual->open == part) return;
    close_part(manual);
    if (manual->form == MANUAL_HTML) put(manual, part == MANUAL_LINES ? "<dl>\n" : "<ul>\n");
    manual->open = part == MANUAL_LINES ? MANUAL_LINES : MANUAL_MEMBERS;
}

/* The page -------------------------------------------------------------------------------------------------------- */

static const char style[] =
    "body{font:16px/1.5 Lato,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1f24;background:#fff}"
    "h2{border-bottom:1px solid #888;margin-top:3rem}h3{margin:2rem 0 .3rem}h3 span{font-weight:400}"
    "code,pre{font:14px/1.5 \"JetBrains Mono\",monospace}pre{margin:.2rem 0;padding:.3rem .6rem;background:#f2f4f6;"
    "overflow-x:auto}dl{display:grid;grid-template-columns:7rem 1fr;gap:.1rem 1rem;margin:0}dt{color:#555}dd{margin:0;"
    "overflow-wrap:anywhere}ul{margin:.3rem 0;padding-left:1.2rem}@media(prefers-color-scheme:dark){body{color:#e6e8ea;"
    "background:#15181b}dt{color:#aab}pre{background:#22262a}a{color:#9cf}}";

void manual_begin(struct manual *manual, struct str title) {
    struct str language = manual->words && manual->words->language ? manual->words->language->tag : STR("en");
    if (manual->form == MANUAL_HTML) {
        buffer_format(manual->out,
                      "<!DOCTYPE html>\n<html lang=\"%.*s\">\n<head>\n<meta charset=\"utf-8\">\n"
                      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>",
                      STR_ARG(language));
        put_text(manual, title);
        buffer_format(manual->out, "</title>\n<style>%s</style>\n</head>\n<body>\n<main>\n<h1>", style);
        put_text(manual, title);
        put(manual, "</h1>\n");
    } else if (manual->form == MANUAL_MARKDOWN) {
        put(manual, "# ");
        put_text(manual, title);
        put(manual, "\n\n");
    }
}

void manual_link(struct manual *manual, const char *group, const char *title) {
    struct str text = words_of(manual, title);
    if (manual->form == MANUAL_HTML)
        buffer_format(manual->out, "<p><a href=\"#%s\">%.*s</a></p>\n", group, STR_ARG(text));
}

void manual_end(struct manual *manual) {
    close_part(manual);
    if (manual->form == MANUAL_HTML && manual->section_open) put(manual, "</section>\n");
    if (manual->form == MANUAL_HTML) put(manual, "</main>\n</body>\n</html>\n");
}

void manual_section(struct manual *manual, const char *group, const char *title) {
    struct str text = words_of(manual, title);
    close_part(manual);
    if (manual->form == MANUAL_HTML && manual->section_open) put(manual, "</section>\n");
    manual->section_open = true;
    manual->group = str_of(group);
    switch (manual->form) {
    case MANUAL_TEXT: return;
    case MANUAL_MARKDOWN: buffer_format(manual->out, "## %.*s\n\n", STR_ARG(text)); return;
    case MANUAL_MAN: buffer_format(manual->out, ".SH \"%.*s\"\n", STR_ARG(text)); return;
    case MANUAL_HTML: buffer_format(manual->out, "<section id=\"%s\">\n<h2>%.*s</h2>\n", group, STR_ARG(text)); return;
    }
}

/* Entries --------------------------------------------------------------------------------------------------------- */

void manual_entry(struct manual *manual, struct str name, struct message what) {
    struct str text = message_text(manual->arena, manual->words, what);
    close_part(manual);
    switch (manual->form) {
    case MANUAL_TEXT:
        if (manual->out->size) buffer_char(manual->out, '\n');
        buffer_format(manual->out, "%.*s  %.*s\n", STR_ARG(name), STR_ARG(text));
        return;
    case MANUAL_MARKDOWN:
        put(manual, "### ");
        put_name(manual, name);
        put(manual, "\n\n");
        put_text(manual, text);
        put(manual, "\n\n");
        return;
    case MANUAL_MAN:
        put(manual, ".SS ");
        put_text(manual, name);
        put(manual, "\n");
        put_text(manual, text);
        put(manual, "\n");
        return;
    case MANUAL_HTML:
        put(manual, "<h3 id=\"");
        put_anchor(manual, name);
        put(manual, "\">");
        put_name(manual, name);
        put(manual, " <span>");
        put_text(manual, text);
        put(manual, "</span></h3>\n");
        return;
    }
}

static void put_plain_line(struct manual *manual, struct str name, struct str text) {
    size_t width = str_code_points(name);
    buffer_format(manual->out, "  %.*s%*s %.*s\n", STR_ARG(name), width < LABEL_WIDTH ? (int)(LABEL_WIDTH - width) : 0,
                  "", STR_ARG(text));
}

static void put_label(struct manual *manual, struct str label) {
    if (!label.size) return;
    if (manual->form == MANUAL_MAN) put(manual, ".br\n");
    if (manual->form == MANUAL_MAN) put(manual, "\\fI");
    put_text(manual, label);
    put(manual, manual->form == MANUAL_MAN ? ":\\fR " : ": ");
}

void manual_line(struct manual *manual, const char *label, struct str text) {
    struct str name = *label ? words_of(manual, label) : (struct str){0};
    if (!text.size) return;
    if (manual->form == MANUAL_TEXT) {
        put_plain_line(manual, name, text);
        return;
    }
    open_part(manual, MANUAL_LINES);
    if (manual->form == MANUAL_HTML) {
        put(manual, "<dt>");
        put_text(manual, name);
        put(manual, "</dt><dd>");
        put_text(manual, text);
        put(manual, "</dd>\n");
        return;
    }
    if (manual->form == MANUAL_MARKDOWN) put(manual, "- ");
    put_label(manual, name);
    put_text(manual, text);
    put(manual, "\n");
}

void manual_words(struct manual *manual, const char *label, const char *words) {
    if (words) manual_line(manual, label, words_of(manual, words));
}

static void put_code_lines(struct manual *manual, struct str text, const char *before) {
    for (struct str line; str_cut(&text, '\n', &line);) {
        put(manual, before);
        if (manual->form == MANUAL_MARKDOWN || manual->form == MANUAL_TEXT) buffer_append(manual->out, line);
        else put_text(manual, line);
        put(manual, "\n");
    }
}

void manual_code(struct manual *manual, const char *label, struct str text) {
    struct str name = words_of(manual, label);
    if (!text.size) return;
    close_part(manual);
    switch (manual->form) {
    case MANUAL_TEXT:
        buffer_format(manual->out, "  %.*s\n", STR_ARG(name));
        put_code_lines(manual, text, "      ");
        return;
    case MANUAL_MARKDOWN:
        put_text(manual, name);
        put(manual, ":\n\n");
        put_code_lines(manual, text, "    ");
        put(manual, "\n");
        return;
    case MANUAL_MAN:
        put(manual, ".br\n\\fI");
        put_text(manual, name);
        put(manual, ":\\fR\n.nf\n");
        put_code_lines(manual, text, "    ");
        put(manual, ".fi\n");
        return;
    case MANUAL_HTML:
        put(manual, "<p>");
        put_text(manual, name);
        put(manual, "</p>\n<pre>");
        put_code_lines(manual, text, "");
        put(manual, "</pre>\n");
        return;
    }
}

void manual_member(struct manual *manual, struct str name, struct str text) {
    if (manual->form == MANUAL_TEXT) {
        buffer_format(manual->out, "  %.*s  %.*s\n", STR_ARG(name), STR_ARG(text));
        return;
    }
    open_part(manual, MANUAL_MEMBERS);
    if (manual->form == MANUAL_HTML) put(manual, "<li>");
    if (manual->form == MANUAL_MARKDOWN) put(manual, "- ");
    if (manual->form == MANUAL_MAN) put(manual, ".TP\n.B ");
    put_name(manual, name);
    put(manual, manual->form == MANUAL_MAN ? "\n" : " ");
    put_text(manual, text);
    put(manual, manual->form == MANUAL_HTML ? "</li>\n" : "\n");
}

void manual_say(struct manual *manual, struct message message) {
    struct str text = message_text(manual->arena, manual->words, message);
    close_part(manual);
    if (manual->form == MANUAL_HTML) put(manual, "<p>");
    put_text(manual, text);
    put(manual, manual->form == MANUAL_HTML ? "</p>\n" : manual->form == MANUAL_MARKDOWN ? "\n\n" : "\n");
}
